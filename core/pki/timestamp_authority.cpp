// SPDX-License-Identifier: Apache-2.0
#include "core/pki/timestamp_authority.h"

#include <exception>

#include "core/pki/openssl.h"

namespace core::pki {
namespace {

constexpr std::size_t largest_request = 16 * 1024;

// What the callbacks of one response need; exceptions may not cross OpenSSL's C frames.
struct Turn {
    const TimestampAuthority::Serial& serial;
    const Clock& clock;
    std::exception_ptr fault;
};

ASN1_INTEGER* next_serial(TS_RESP_CTX* context, void* data) {
    Turn& turn = *static_cast<Turn*>(data);
    try {
        IntegerHeld number(ASN1_INTEGER_new());
        if (number && ASN1_INTEGER_set_uint64(number.get(), turn.serial()) == 1)
            return number.release();
    } catch (...) {
        turn.fault = std::current_exception();
    }
    TS_RESP_CTX_set_status_info(context, TS_STATUS_REJECTION, "No serial number to be had.");
    TS_RESP_CTX_add_failure_info(context, TS_INFO_SYSTEM_FAILURE);
    return nullptr;
}

int tell_time(TS_RESP_CTX*, void* data, long* seconds, long* micros) {
    const Instant now = static_cast<Turn*>(data)->clock.now();
    *seconds = static_cast<long>(now.ms / 1000);
    *micros = static_cast<long>(now.ms % 1000) * 1000;
    return 1;
}

void set_certificates(TS_RESP_CTX* context, const Credential& credential) {
    const X509Held own = certificate(credential.certificate);
    must(own.get(), "TSA certificate");
    must(TS_RESP_CTX_set_signer_cert(context, own.get()) == 1, "TSA certificate");
    must(TS_RESP_CTX_set_signer_key(context, credential.key.get()) == 1, "TSA key");
    X509List chain(must(sk_X509_new_null(), "memory"));
    for (const Bytes& one : credential.chain) {
        X509Held held = certificate(one);
        if (held && sk_X509_push(chain.get(), held.get()) > 0) (void)held.release();
    }
    must(TS_RESP_CTX_set_certs(context, chain.get()) == 1, "TSA chain");
}

TsRespCtxHeld context_of(const Credential& credential, const std::string& policy) {
    TsRespCtxHeld context(must(TS_RESP_CTX_new(), "memory"));
    set_certificates(context.get(), credential);
    const ObjectHeld oid(must(OBJ_txt2obj(policy.c_str(), 1), "TSA policy"));
    must(TS_RESP_CTX_set_def_policy(context.get(), oid.get()) == 1, "TSA policy");
    must(TS_RESP_CTX_set_signer_digest(context.get(), EVP_sha256()) == 1, "TSA digest");
    must(TS_RESP_CTX_set_ess_cert_id_digest(context.get(), EVP_sha256()) == 1, "TSA digest");
    for (const EVP_MD* digest : {EVP_sha256(), EVP_sha384(), EVP_sha512()})
        must(TS_RESP_CTX_add_md(context.get(), digest) == 1, "TSA digest");
    must(TS_RESP_CTX_set_accuracy(context.get(), 1, 0, 0) == 1, "TSA accuracy");
    must(TS_RESP_CTX_set_clock_precision_digits(context.get(), 3) == 1, "TSA precision");
    return context;
}

}  // namespace

TimestampAuthority::TimestampAuthority(Credential credential, Serial serial, const Clock& clock,
                                       std::string policy)
    : credential_(std::move(credential)),
      serial_(std::move(serial)),
      clock_(clock),
      policy_(std::move(policy)) {
    (void)context_of(credential_, policy_);
}

Bytes TimestampAuthority::answer(ByteView request) const {
    const TsRespCtxHeld context = context_of(credential_, policy_);
    Turn turn{serial_, clock_, nullptr};
    TS_RESP_CTX_set_serial_cb(context.get(), next_serial, &turn);
    TS_RESP_CTX_set_time_cb(context.get(), tell_time, &turn);
    const std::size_t size = request.size() > largest_request ? 0 : request.size();
    const BioHeld in(must(BIO_new_mem_buf(request.data(), static_cast<int>(size)), "memory"));
    const TsRespHeld response(TS_RESP_create_response(context.get(), in.get()));
    ERR_clear_error();
    if (turn.fault) std::rethrow_exception(turn.fault);
    must(response.get(), "timestamp response");
    return der(response.get(), i2d_TS_RESP);
}

}  // namespace core::pki
