#include <inttypes.h>
#include <stdio.h>

#include "CCurl.h"
#include "Interface.h"

/// libcurl's callbacks say how much they took; anything but all ends the transfer.
static size_t take_header(char *line, size_t size, size_t count, void *data) {
  const ccurl_receiver *receiver = data;
  size_t length = size * count;
  return receiver->header(receiver->context, line, length) ? length : 0;
}

static size_t take_body(char *bytes, size_t size, size_t count, void *data) {
  const ccurl_receiver *receiver = data;
  size_t length = size * count;
  return receiver->body(receiver->context, bytes, length) ? length : 0;
}

static ccurl_outcome outcome(int code) {
  switch (code) {
    case CURLE_OK: return CCURL_DONE;
    case CURLE_WRITE_ERROR: return CCURL_ENDED_BY_RECEIVER;
    case CURLE_HTTP_RETURNED_ERROR: return CCURL_BAD_STATUS;
    case CURLE_TOO_MANY_REDIRECTS: return CCURL_TOO_MANY_REDIRECTS;
    case CURLE_PARTIAL_FILE:
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_HTTP2_STREAM: return CCURL_CUT_OFF;
    case CURLE_OPERATION_TIMEDOUT: return CCURL_TIMED_OUT;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE: return CCURL_BAD_CERTIFICATE;
    default: return CCURL_FAILED;
  }
}

/// Sets all options; returns libcurl's code for the first that it refuses.
static int prepare(
    CURL *transfer, const ccurl_request *request, const ccurl_receiver *receiver,
    char *message) {
  long protocols = CURLPROTO_HTTPS | (request->allows_plain_http ? CURLPROTO_HTTP : 0);
  char range[32];
  int code;
#define SET(OPTION, VALUE) \
  if ((code = curl.easy_setopt(transfer, OPTION, VALUE)) != CURLE_OK) return code
  SET(CURLOPT_ERRORBUFFER, message);
  SET(CURLOPT_NOSIGNAL, 1L);
  SET(CURLOPT_URL, request->url);
  SET(CURLOPT_PROTOCOLS, protocols);
  SET(CURLOPT_REDIR_PROTOCOLS, protocols);
  SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
  SET(CURLOPT_FOLLOWLOCATION, 1L);
  SET(CURLOPT_MAXREDIRS, request->redirects);
  SET(CURLOPT_FAILONERROR, 1L);
  SET(CURLOPT_CONNECTTIMEOUT, request->connect_seconds);
  SET(CURLOPT_LOW_SPEED_LIMIT, request->least_speed);
  SET(CURLOPT_LOW_SPEED_TIME, request->stall_seconds);
  SET(CURLOPT_USERAGENT, request->user_agent);
  SET(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  SET(CURLOPT_HEADERFUNCTION, take_header);
  SET(CURLOPT_HEADERDATA, receiver);
  SET(CURLOPT_WRITEFUNCTION, take_body);
  SET(CURLOPT_WRITEDATA, receiver);
  if (request->offset > 0) {
    // Not libcurl's own resuming, which fails where the server sends all from the start.
    snprintf(range, sizeof range, "%" PRId64 "-", request->offset);
    SET(CURLOPT_RANGE, range);
  }
#undef SET
  return CURLE_OK;
}

ccurl_result ccurl_transfer(const ccurl_request *request, const ccurl_receiver *receiver) {
  ccurl_result result = {.outcome = CCURL_FAILED};
  CURL *transfer = curl.easy_init();
  if (!transfer) {
    snprintf(result.message, sizeof result.message, "libcurl has no memory");
    return result;
  }
  int code = prepare(transfer, request, receiver, result.message);
  if (code == CURLE_OK) code = curl.easy_perform(transfer);
  curl.easy_getinfo(transfer, CURLINFO_RESPONSE_CODE, &result.status);
  curl.easy_cleanup(transfer);
  result.outcome = outcome(code);
  if (code != CURLE_OK && !result.message[0])
    snprintf(result.message, sizeof result.message, "%s", curl.easy_strerror(code));
  return result;
}
