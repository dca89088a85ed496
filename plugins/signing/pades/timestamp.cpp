// SPDX-License-Identifier: Apache-2.0
#include "signing/pades/timestamp.h"

#include <Poco/Exception.h>
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Timespan.h>
#include <Poco/URI.h>

#include <istream>
#include <ostream>

#include "core/pki/openssl.h"

namespace signing::pades {
namespace {

using core::Bytes;
using core::ByteView;
using core::Code;
using core::Error;
using core::pki::must;

constexpr std::size_t largest_answer = 1u << 20;

core::pki::TsReqHeld request_for(const core::Digest& digest) {
    core::pki::TsReqHeld request(must(TS_REQ_new(), "memory"));
    TS_REQ_set_version(request.get(), 1);
    const core::pki::AlgorHeld algorithm(must(X509_ALGOR_new(), "memory"));
    X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nullptr);
    const core::pki::ImprintHeld imprint(must(TS_MSG_IMPRINT_new(), "memory"));
    must(TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get()) == 1, "imprint");
    Bytes value(digest.value.begin(), digest.value.end());
    must(TS_MSG_IMPRINT_set_msg(imprint.get(), value.data(), static_cast<int>(value.size())) == 1,
         "imprint");
    must(TS_REQ_set_msg_imprint(request.get(), imprint.get()) == 1, "imprint");
    const Bytes random = core::random_bytes(8);
    const core::pki::BignumHeld number(
        must(BN_bin2bn(random.data(), static_cast<int>(random.size()), nullptr), "nonce"));
    const core::pki::IntegerHeld nonce(must(BN_to_ASN1_INTEGER(number.get(), nullptr), "nonce"));
    must(TS_REQ_set_nonce(request.get(), nonce.get()) == 1, "nonce");
    TS_REQ_set_cert_req(request.get(), 1);
    return request;
}

core::pki::StoreHeld store_of(const std::vector<Bytes>& anchors, core::Instant now) {
    core::pki::StoreHeld store(must(X509_STORE_new(), "memory"));
    for (const Bytes& one : anchors) {
        const core::pki::X509Held held = core::pki::certificate(one);
        if (held) X509_STORE_add_cert(store.get(), held.get());
    }
    X509_VERIFY_PARAM* rules = X509_STORE_get0_param(store.get());
    X509_VERIFY_PARAM_set_time(rules, static_cast<std::time_t>(now.ms / 1000));
    X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_PARTIAL_CHAIN);
    ERR_clear_error();
    return store;
}

bool holds(TS_REQ* request, TS_RESP* response, const std::vector<Bytes>& anchors,
           core::Instant now) {
    const core::pki::TsVerifyHeld rules(
        must(TS_REQ_to_TS_VERIFY_CTX(request, nullptr), "timestamp rules"));
    TS_VERIFY_CTX_add_flags(rules.get(), TS_VFY_SIGNATURE | TS_VFY_VERSION | TS_VFY_SIGNER);
    TS_VERIFY_CTX_set_store(rules.get(), store_of(anchors, now).release());
    const bool good = TS_RESP_verify_response(rules.get(), response) == 1;
    ERR_clear_error();
    return good;
}

[[noreturn]] void away() { throw Error(Code::unavailable, "signing.error.timestamp_away"); }

Bytes read_answer(std::istream& in) {
    Bytes out;
    char part[8192];
    while (in.read(part, sizeof part) || in.gcount() > 0) {
        if (out.size() + static_cast<std::size_t>(in.gcount()) > largest_answer)
            throw Error(Code::upstream, "signing.error.timestamp_bad");
        out.insert(out.end(), part, part + in.gcount());
    }
    return out;
}

}  // namespace

HttpTimestamps::HttpTimestamps(std::string url, std::chrono::seconds limit)
    : url_(std::move(url)), limit_(limit) {
    try {
        const Poco::URI uri(url_);
        if (uri.getScheme() == "http" && !uri.getHost().empty()) return;
    } catch (const Poco::Exception&) {
    }
    throw Error(Code::invalid, "signing.error.timestamp_address");
}

Bytes HttpTimestamps::ask(ByteView request) {
    try {
        const Poco::URI uri(url_);
        Poco::Net::HTTPClientSession session(uri.getHost(), uri.getPort());
        session.setTimeout(Poco::Timespan(static_cast<long>(limit_.count()), 0));
        const std::string path = uri.getPathAndQuery().empty() ? "/" : uri.getPathAndQuery();
        Poco::Net::HTTPRequest head(Poco::Net::HTTPRequest::HTTP_POST, path,
                                    Poco::Net::HTTPMessage::HTTP_1_1);
        head.setContentType("application/timestamp-query");
        head.setContentLength(static_cast<std::streamsize>(request.size()));
        const std::string_view body = core::chars(request);
        session.sendRequest(head).write(body.data(), static_cast<std::streamsize>(body.size()));
        Poco::Net::HTTPResponse response;
        std::istream& in = session.receiveResponse(response);
        if (response.getStatus() != Poco::Net::HTTPResponse::HTTP_OK) away();
        return read_answer(in);
    } catch (const Poco::Exception&) {
        away();
    }
}

Bytes timestamp(ByteView data, TimestampSource& source, const std::vector<Bytes>& anchors,
                core::Instant now) {
    return timestamp(core::sha256(data), source, anchors, now);
}

Bytes timestamp(const core::Digest& digest, TimestampSource& source, const std::vector<Bytes>& anchors,
                core::Instant now) {
    const core::pki::TsReqHeld request = request_for(digest);
    const Bytes answer = source.ask(core::pki::der(request.get(), i2d_TS_REQ));
    const auto response = core::pki::from_der<core::pki::TsRespHeld>(answer, d2i_TS_RESP);
    if (!response || !holds(request.get(), response.get(), anchors, now))
        throw Error(Code::upstream, "signing.error.timestamp_bad");
    return core::pki::der(TS_RESP_get_token(response.get()), i2d_PKCS7);
}

core::Instant time_of(ByteView token) {
    const auto held = core::pki::from_der<core::pki::Pkcs7Held>(token, d2i_PKCS7);
    const core::pki::TstInfoHeld info(held ? PKCS7_to_TS_TST_INFO(held.get()) : nullptr);
    if (!info) throw Error(Code::upstream, "signing.error.timestamp_bad");
    return core::pki::instant(TS_TST_INFO_get_time(info.get()));
}

}  // namespace signing::pades
