#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

#include "CCurl.h"
#include "Interface.h"

curl_library curl;

static char problem[400];
static pthread_once_t once = PTHREAD_ONCE_INIT;

/// The names under which the library may be found, best first.
static const char *const file_names[] = {
#if defined(__APPLE__)
    "/usr/lib/libcurl.4.dylib",
#else
    "libcurl.so.4",
    "libcurl-gnutls.so.4",
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
  void *library = open_library();
  if (!library) {
    snprintf(
        problem, sizeof problem,
        "libcurl, which downloads files, was not found: install curl (apt-get install curl); the "
        "system says: %s",
        dlerror());
    return;
  }
#define CURL_FIND(NAME) \
  *(void **)&curl.NAME = dlsym(library, "curl_" #NAME); \
  if (!curl.NAME) { \
    snprintf(problem, sizeof problem, "the installed libcurl has no function curl_" #NAME); \
    return; \
  }
  CURL_FIND(global_init)
  CURL_FIND(easy_init)
  CURL_FIND(easy_setopt)
  CURL_FIND(easy_perform)
  CURL_FIND(easy_getinfo)
  CURL_FIND(easy_cleanup)
  CURL_FIND(easy_strerror)
#undef CURL_FIND
  if (curl.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
    snprintf(problem, sizeof problem, "libcurl does not start");
}

const char *ccurl_load(void) {
  pthread_once(&once, load);
  return problem[0] ? problem : NULL;
}
