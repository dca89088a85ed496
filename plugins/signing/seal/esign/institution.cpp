// SPDX-License-Identifier: Apache-2.0
#include "signing/seal/esign/institution.h"

#include <openssl/crypto.h>

#include "signing/seal/esign/v2.h"

namespace signing::esign {
namespace {

using core::Code;
using core::Error;
using core::Json;

// The part that holds "result" and "totp": "data" or the answer itself.
Json& inner(Json& answer) {
    const auto data = answer.find("data");
    return data != answer.end() && data->is_object() ? *data : answer;
}

[[noreturn]] void refused(const Json& answer, const Json& part, const Hidden& hidden) {
    std::string said = core::json::text(part, "message");
    if (said.empty()) said = core::json::text(answer, "message");
    throw Error(Code::upstream, "signing.error.esign_seal", {{"said", hidden.told(said)}});
}

// Takes the code out of the answer, leaving no copy there.
Totp totp_of(Json answer) {
    Json& part = inner(answer);
    const auto found = part.find("totp");
    if (found == part.end() || (!found->is_string() && !found->is_number_integer())) unexpected();
    Totp out;
    if (found->is_string()) {
        auto& text = found->get_ref<std::string&>();
        out.code = core::Secret(std::move(text));
    } else {
        out.code = core::Secret(std::to_string(found->get<std::int64_t>()));
    }
    if (out.code.empty()) unexpected();
    const auto expires = part.find("expires");
    if (expires != part.end() && expires->is_string())
        out.expires = expires->get<std::string>();
    else if (expires != part.end() && expires->is_number_integer())
        out.expires = std::to_string(expires->get<std::int64_t>());
    return out;
}

}  // namespace

Json Institution::ask(const char* path, const std::vector<SecretMember>& secrets, Json more,
                      bool must_confirm) const {
    Json open{{"idSubscriber", subscriber_}};
    open.update(more);
    Hidden hidden;
    hidden.add(subscriber_);
    for (const SecretMember& one : secrets) hidden.add(one.value->reveal());
    const JsonBody body(open, secrets);
    core::http::Answer raw = line_.post(path, body.body(), Line::Kind::question, hidden);
    Json answer = object_of(raw);
    OPENSSL_cleanse(raw.body.data(), raw.body.size());  // it may hold a code
    const Json& part = inner(answer);
    const auto success = answer.find("success");
    if (success != answer.end() && *success != Json(true)) refused(answer, part, hidden);
    const auto result = part.find("result");
    const bool confirmed = result != part.end() && *result == Json(true);
    if ((must_confirm || result != part.end()) && !confirmed) refused(answer, part, hidden);
    return answer;
}

void Institution::request_activation() const {
    ask("/api/v2/seal/get/activation", {}, Json::object(), false);
}

Totp Institution::renew_activation(const core::Secret& activation) const {
    return totp_of(
        ask("/api/v2/seal/get/activation", {{"totp", &activation}}, Json::object(), true));
}

void Institution::revoke_activation(const core::Secret& activation) const {
    ask("/api/v2/seal/revoke/activation", {{"totp", &activation}}, Json::object(), false);
}

Totp Institution::totp(const core::Secret& activation, int files) const {
    return totp_of(
        ask("/api/v2/seal/get/totp", {{"totp", &activation}}, Json{{"data", files}}, true));
}

std::vector<core::Bytes> Institution::sign(const core::Secret& totp, const std::vector<Look>& looks,
                                           const std::vector<core::ByteView>& files) const {
    Json open{{"idSubscriber", subscriber_}};
    open["signatureProperties"] = signature_properties(looks, files, line_.service());
    Hidden hidden;
    hidden.add(subscriber_);
    hidden.add(totp.reveal());
    hidden.proven = Hidden::Proven::one_time;
    const JsonBody body(open, {{"totp", &totp}}, &files);
    return files_of(line_.ask("/api/v2/seal/pdf", body.body(), Line::Kind::file, hidden),
                    files.size());
}

}  // namespace signing::esign
