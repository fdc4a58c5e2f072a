<?xml version="1.0" encoding="utf-8"?>
<sml xmlns="http://www.suunto.com/schemas/sml">
  <DeviceLog>
    <Header>
      <DateTime>2026-03-04T06:30:00</DateTime>
    </Header>
    <R-R>
      <Data>899 874 849 845 876 874 843 795 814 853 864 834 825 866 902 886 840 816 839 860 6779 879 861 816 805 834 864 855 831 841 887 899 858 823 831 864 848 819 809 844 885 895 854 849 878 875 844 794 814 866 872</Data>
    </R-R>
  </DeviceLog>
</sml>
