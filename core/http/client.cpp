// SPDX-License-Identifier: Apache-2.0
// Outbound calls over Poco. Certificates are checked against the system's authorities; redirects
// are not followed, since each address called is one an administrator has set.
// Poco's own headers still name the types OpenSSL 3 calls deprecated.
#undef OPENSSL_NO_DEPRECATED

#include "core/http/client.h"

#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/HTTPSClientSession.h>
#include <Poco/Net/SSLManager.h>
#include <Poco/URI.h>

#include <algorithm>
#include <array>
#include <memory>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/db/db.h"

namespace core::http {
namespace {

std::unique_ptr<Poco::Net::HTTPClientSession> session_for(const Poco::URI& address) {
    using namespace Poco::Net;
    if (address.getScheme() == "http")
        return std::make_unique<HTTPClientSession>(address.getHost(), address.getPort());
    if (address.getScheme() != "https")
        throw Error(Code::upstream, "core.error.upstream", {{"why", "scheme"}});
    Poco::Net::Context::Ptr context =
        new Poco::Net::Context(Poco::Net::Context::TLS_CLIENT_USE, "", Poco::Net::Context::VERIFY_STRICT, 9, true);
    context->requireMinimumProtocol(Poco::Net::Context::PROTO_TLSV1_2);
    return std::make_unique<HTTPSClientSession>(address.getHost(), address.getPort(), context);
}

constexpr std::size_t most_reserved = 64u << 20;

using Deadline = std::chrono::steady_clock::time_point;

void in_time(Deadline end) {
    if (std::chrono::steady_clock::now() > end)
        throw Error(Code::upstream, "core.error.upstream", {{"why", "too slow"}});
}

// Past Poco's streams, whose buffers go back to a pool as they are.
void send(Poco::Net::StreamSocket& socket, ByteView piece, Deadline end) {
    while (!piece.empty()) {
        in_time(end);
        const int sent = socket.sendBytes(
            piece.data(), static_cast<int>(std::min<std::size_t>(piece.size(), 65536)));
        if (sent <= 0) throw Error(Code::upstream, "core.error.upstream", {{"why", "not sent"}});
        piece = piece.subspan(static_cast<std::size_t>(sent));
    }
}

void send_request(Poco::Net::HTTPClientSession& session, Poco::Net::HTTPRequest& request,
                  const Call& call, Deadline end) {
    std::size_t size = call.body.size();
    for (const ByteView piece : call.pieces) size += piece.size();
    if (size > 0 || call.method == "POST" || call.method == "PUT")
        request.setContentLength64(static_cast<Poco::Int64>(size));
    std::ostream& out = session.sendRequest(request);
    out.write(reinterpret_cast<const char*>(call.body.data()),
              static_cast<std::streamsize>(call.body.size()));
    if (call.pieces.empty()) return;
    out.flush();
    for (const ByteView piece : call.pieces) send(session.socket(), piece, end);
}

Answer exchange(const Call& call) {
    const Deadline end = std::chrono::steady_clock::now() + call.timeout;
    const Poco::URI address(call.url);
    const auto session = session_for(address);
    session->setTimeout(Poco::Timespan(static_cast<long>(call.timeout.count()), 0));
    const std::string target = address.getPathAndQuery();
    Poco::Net::HTTPRequest request(call.method, target.empty() ? "/" : target, "HTTP/1.1");
    for (const auto& [name, value] : call.headers) request.set(name, value);
    request.setKeepAlive(false);
    send_request(*session, request, call, end);
    Poco::Net::HTTPResponse response;
    auto& stream = session->receiveResponse(response);
    Answer answer;
    answer.status = response.getStatus();
    for (const auto& [name, value] : response) answer.headers[text::lower(name)] = value;
    const auto promised = response.hasContentLength() ? response.getContentLength64() : -1;
    // A large answer that grew piece by piece would be there twice; what is only promised takes no memory.
    if (promised > 0) answer.body.reserve(std::min({call.max_answer, most_reserved, static_cast<std::size_t>(promised)}));
    std::array<char, 16384> piece;
    while (stream.good()) {
        stream.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        const auto count = static_cast<std::size_t>(stream.gcount());
        if (answer.body.size() + count > call.max_answer)
            throw Error(Code::upstream, "core.error.upstream", {{"why", "answer too long"}});
        in_time(end);
        answer.body.insert(answer.body.end(), piece.begin(),
                           piece.begin() + static_cast<std::ptrdiff_t>(count));
    }
    // Poco takes a body that ends early for a whole one.
    if (promised >= 0 && call.method != "HEAD" &&
        answer.body.size() != static_cast<std::size_t>(promised)) {
        if (!call.take_partial)
            throw Error(Code::upstream, "core.error.upstream", {{"why", "answer ended early"}});
        answer.whole = false;
    }
    return answer;
}

}  // namespace

Answer call(const Call& call) {
    // A call may take as long as its timeout; a transaction must not be held open for it.
    if (db::Db::unit_open())
        throw Error(Code::internal, "core.error.call_in_unit", {{"url", call.url}});
    try {
        return exchange(call);
    } catch (const Poco::Exception& fault) {
        throw Error(Code::upstream, "core.error.upstream", {{"why", fault.name()}});
    }
}

}  // namespace core::http
