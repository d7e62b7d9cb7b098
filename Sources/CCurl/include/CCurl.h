/// Transfers over HTTP by libcurl.
///
/// The library is not linked: it is opened when something is first downloaded, so that nothing else
/// pays for the thirty libraries that come with it. Of its interface, which has not changed since
/// version 7.16 of 2006, only what stands in Interface.h is used.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

/// What is asked for.
typedef struct {
  const char *url;

  /// The first byte that is wanted; more than 0 asks for the rest of a file, which a server may
  /// ignore.
  int64_t offset;

  /// Whether http will do; else only https.
  bool allows_plain_http;

  /// Seconds until a connection must stand.
  long connect_seconds;

  /// Seconds in which less than `least_speed` bytes a second may come.
  long stall_seconds;
  long least_speed;

  /// How often the server may send elsewhere.
  long redirects;
  const char *user_agent;
} ccurl_request;

/// Who is told while it comes. Each function returns false to end the transfer.
typedef struct {
  void *context;

  /// One line of the answer's header; answers that send elsewhere have headers of their own.
  bool (*header)(void *context, const char *line, size_t length);

  /// The next bytes of the body.
  bool (*body)(void *context, const void *bytes, size_t count);
} ccurl_receiver;

/// How a transfer ended.
typedef enum {
  CCURL_DONE,
  CCURL_ENDED_BY_RECEIVER,
  CCURL_BAD_STATUS,
  CCURL_TOO_MANY_REDIRECTS,
  CCURL_CUT_OFF,
  CCURL_TIMED_OUT,
  CCURL_BAD_CERTIFICATE,
  CCURL_FAILED,
} ccurl_outcome;

typedef struct {
  ccurl_outcome outcome;

  /// The last status that a server gave; 0 if none did.
  long status;

  /// What went wrong in libcurl's words; empty if nothing did.
  char message[256];
} ccurl_result;

/// Opens the library on the first call. Returns null when it is ready, else a sentence that says
/// what is wrong. Safe to call from several threads.
const char *_Nullable ccurl_load(void);

/// Does one transfer; `ccurl_load` must have returned null. Proxies are taken from the environment.
ccurl_result ccurl_transfer(const ccurl_request *request, const ccurl_receiver *receiver);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif
