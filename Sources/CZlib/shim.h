// The only door to zlib. Nothing but HRVIngest/Compressed/Inflate.swift imports this module.
#define ZLIB_CONST
#include <zlib.h>
