#pragma once

#include "PictureReaders.h"

#if __has_include("PNGWriter.h")
#include "PNGWriter.h"
#endif
