#include "Library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "COneDNN.h"

#define TEXT_OF(X) #X
#define TEXT(X) TEXT_OF(X)
#define MAJOR TEXT(DNNL_VERSION_MAJOR)

onednn_library onednn;

static char problem[400];
static pthread_once_t once = PTHREAD_ONCE_INIT;

/// The names under which the library may be found, best first.
static const char *const file_names[] = {
#if defined(__APPLE__)
    "libdnnl." MAJOR ".dylib",
    "/opt/homebrew/lib/libdnnl." MAJOR ".dylib",
    "/usr/local/lib/libdnnl." MAJOR ".dylib",
#else
    "libdnnl.so." MAJOR,
#endif
};

static void *open_library(void) {
  for (size_t i = 0; i < sizeof file_names / sizeof *file_names; i++) {
    void *library = dlopen(file_names[i], RTLD_LAZY | RTLD_LOCAL);
    if (library) return library;
  }
  return NULL;
}

static void load(void) {
  // GNU OpenMP's threads spin for milliseconds between two layers unless told otherwise, and keep
  // the cores from whatever else there is to do. It reads this when it is opened.
  setenv("GOMP_SPINCOUNT", "5000", 0);
  void *library = open_library();
  if (!library) {
    snprintf(
        problem, sizeof problem,
        "oneDNN, which runs networks, was not found: install libdnnl-dev (Debian, Ubuntu) or onednn "
        "(Homebrew); the system says: %s",
        dlerror());
    return;
  }
#define ONEDNN_FIND(NAME) \
  *(void **)&onednn.NAME = dlsym(library, #NAME); \
  if (!onednn.NAME) { \
    snprintf(problem, sizeof problem, "the installed oneDNN has no function %s", #NAME); \
    return; \
  }
  ONEDNN_FUNCTIONS(ONEDNN_FIND)
#undef ONEDNN_FIND
  dnnl_status_t status = onednn.dnnl_engine_create(&onednn.engine, dnnl_cpu, 0);
  if (status != dnnl_success)
    snprintf(problem, sizeof problem, "oneDNN does not start (status %d)", (int)status);
}

const char *onednn_load(void) {
  pthread_once(&once, load);
  return problem[0] ? problem : NULL;
}
