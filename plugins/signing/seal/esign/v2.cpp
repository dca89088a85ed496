// SPDX-License-Identifier: Apache-2.0
#include "signing/seal/esign/v2.h"

#include "core/base/text.h"

namespace signing::esign {
namespace {

using core::Code;
using core::Error;
using core::Json;

Json named(const Who& who, Hidden& hidden) {
    if (who.nik.empty() == who.email.empty()) throw Error(Code::invalid, "signing.error.esign_who");
    if (!who.nik.empty()) require_nik(who.nik);
    hidden.add(who.nik);
    hidden.add(who.email);
    return who.nik.empty() ? Json{{"email", who.email}} : Json{{"nik", who.nik}};
}

}  // namespace

Who who_of(const std::string& key) { return key.find('@') == std::string::npos ? Who{key, {}} : Who{{}, key}; }

std::vector<core::Bytes> files_of(const Json& answer, std::size_t count) {
    const auto list = answer.find("file");
    if (list == answer.end() || !list->is_array() || list->size() != count) unexpected();
    std::vector<core::Bytes> out;
    for (const Json& one : *list) {
        if (!one.is_string()) unexpected();
        try {
            out.push_back(core::unbase64(one.get_ref<const std::string&>()));
        } catch (const Error&) {
            unexpected();
        }
        if (!looks_like_pdf(out.back())) unexpected();
    }
    return out;
}

std::vector<core::Bytes> V2::sign(const Who& who, const Proof& proof, const std::vector<Look>& looks,
                                  const std::vector<core::ByteView>& files) const {
    Hidden hidden;
    Json open = named(who, hidden);
    hidden.add(proof.secret.reveal());
    hidden.proven = proof.kind == Proof::Kind::totp ? Hidden::Proven::one_time : Hidden::Proven::passphrase;
    open["signatureProperties"] = signature_properties(looks, files, line_.service());
    const std::string key =
        proof.kind == Proof::Kind::passphrase ? "passphrase" : line_.service().totp_key;
    const JsonBody body(open, {{key, &proof.secret}}, &files);
    return files_of(line_.ask("/api/v2/sign/pdf", body.body(), Line::Kind::file, hidden),
                    files.size());
}

void V2::send_totp(const Who& who, int files) const {
    Hidden hidden;
    Json open = named(who, hidden);
    open["data"] = files;
    const JsonBody body(open, {});
    line_.ask("/api/v2/sign/get/totp", body.body(), Line::Kind::question, hidden);
}

UserStatus V2::status(const Who& who) const {
    Hidden hidden;
    const JsonBody body(named(who, hidden), {});
    try {
        return status_of(line_.ask(line_.service().status_path, body.body(), Line::Kind::question, hidden));
    } catch (const Error& fault) {
        if (fault.key() != "signing.error.esign_unregistered") throw;
        return UserStatus::not_registered;
    }
}

void V2::propose(const std::string& name, const std::string& email) const {
    Hidden hidden;
    hidden.add(email);
    const JsonBody body(Json{{"nama", name}, {"email", email}}, {});
    line_.ask(line_.service().registration_path, body.body(), Line::Kind::question, hidden);
}

Opinion V2::verify(core::ByteView pdf) const {
    const JsonBody body(Json{{"file", core::base64(pdf)}}, {});
    return opinion_v2(line_.ask("/api/v2/verify/pdf", body.body(), Line::Kind::file, Hidden()));
}

}  // namespace signing::esign
