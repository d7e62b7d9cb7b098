/// What is used of libcurl's interface. Its numbers never change: programs that were linked with
/// any libcurl of this name (libcurl.so.4) run with every later one.
#pragma once

#include <stddef.h>

/// One transfer with all its options.
typedef void CURL;

/// Options of a transfer: their numbers tell the type of their value, as in curl/curl.h.
enum {
  CURLOPT_FOLLOWLOCATION = 52,
  CURLOPT_FAILONERROR = 45,
  CURLOPT_LOW_SPEED_LIMIT = 19,
  CURLOPT_LOW_SPEED_TIME = 20,
  CURLOPT_SSLVERSION = 32,
  CURLOPT_MAXREDIRS = 68,
  CURLOPT_CONNECTTIMEOUT = 78,
  CURLOPT_NOSIGNAL = 99,
  CURLOPT_PROTOCOLS = 181,
  CURLOPT_REDIR_PROTOCOLS = 182,
  CURLOPT_SUPPRESS_CONNECT_HEADERS = 265,

  CURLOPT_WRITEDATA = 10001,
  CURLOPT_URL = 10002,
  CURLOPT_RANGE = 10007,
  CURLOPT_ERRORBUFFER = 10010,
  CURLOPT_USERAGENT = 10018,
  CURLOPT_HEADERDATA = 10029,

  CURLOPT_WRITEFUNCTION = 20011,
  CURLOPT_HEADERFUNCTION = 20079,
};

enum {
  CURLINFO_RESPONSE_CODE = 0x200002,
  CURL_GLOBAL_DEFAULT = 3,
  CURLPROTO_HTTP = 1,
  CURLPROTO_HTTPS = 2,
  CURL_SSLVERSION_TLSv1_2 = 6,
};

/// What a transfer ends with, where it matters.
enum {
  CURLE_OK = 0,
  CURLE_PARTIAL_FILE = 18,
  CURLE_HTTP_RETURNED_ERROR = 22,
  CURLE_WRITE_ERROR = 23,
  CURLE_OPERATION_TIMEDOUT = 28,
  CURLE_TOO_MANY_REDIRECTS = 47,
  CURLE_GOT_NOTHING = 52,
  CURLE_SEND_ERROR = 55,
  CURLE_RECV_ERROR = 56,
  CURLE_PEER_FAILED_VERIFICATION = 60,
  CURLE_SSL_CACERT_BADFILE = 77,
  CURLE_HTTP2_STREAM = 92,
};

/// The functions, found when the library is opened.
typedef struct {
  int (*global_init)(long flags);
  CURL *(*easy_init)(void);
  int (*easy_setopt)(CURL *transfer, int option, ...);
  int (*easy_perform)(CURL *transfer);
  int (*easy_getinfo)(CURL *transfer, int info, ...);
  void (*easy_cleanup)(CURL *transfer);
  const char *(*easy_strerror)(int code);
} curl_library;

/// The opened library; only to be used after `ccurl_load` has returned null.
extern curl_library curl;
