// SPDX-License-Identifier: Apache-2.0
#include "signing/seal/esign/values.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "core/base/error.h"
#include "core/base/text.h"

namespace signing::esign {
namespace {

using core::Code;
using core::Error;
using core::Json;
using core::json::text;

constexpr std::array<std::pair<std::string_view, UserStatus>, 9> words{{
    {"ISSUE", UserStatus::issue},
    {"EXPIRED", UserStatus::expired},
    {"RENEW", UserStatus::renew},
    {"WAITING_FOR_VERIFICATION", UserStatus::waiting_for_verification},
    {"NEW", UserStatus::fresh},
    {"NO_CERTIFICATE", UserStatus::no_certificate},
    {"NOT_REGISTERED", UserStatus::not_registered},
    {"SUSPEND", UserStatus::suspend},
    {"REVOKE", UserStatus::revoke},
}};

// A member that is an object; an empty one otherwise.
const Json& part(const Json& object, const char* key) {
    static const Json none = Json::object();
    const auto found = object.is_object() ? object.find(key) : object.end();
    return found != object.end() && found->is_object() ? *found : none;
}

// Elements of a member that are objects.
std::vector<const Json*> parts(const Json& object, const char* key) {
    std::vector<const Json*> out;
    const auto found = object.find(key);
    if (found != object.end() && found->is_array())
        for (const Json& one : *found)
            if (one.is_object()) out.push_back(&one);
    return out;
}

std::optional<bool> flag(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end()) return std::nullopt;
    if (found->is_boolean()) return found->get<bool>();
    if (!found->is_string()) return std::nullopt;
    const std::string word = core::text::lower(found->get<std::string>());
    if (word == "true") return true;
    if (word == "false") return false;
    return std::nullopt;
}

int number(const Json& object, const char* key, std::size_t otherwise) {
    const auto found = object.find(key);
    if (found != object.end() && found->is_number_integer())
        return static_cast<int>(std::clamp<std::int64_t>(found->get<std::int64_t>(), 0, 100'000));
    if (found != object.end() && found->is_string())
        return std::clamp(std::atoi(found->get_ref<const std::string&>().c_str()), 0, 100'000);
    return static_cast<int>(otherwise);
}

}  // namespace

UserStatus user_status(std::string_view word) {
    const std::string wanted = core::text::lower(core::text::trim(word));
    for (const auto& [written, status] : words)
        if (core::text::lower(written) == wanted) return status;
    return UserStatus::unknown;
}

std::string_view name(UserStatus status) {
    for (const auto& [written, one] : words)
        if (one == status) return written;
    return "";
}

void require_may_sign(UserStatus status) {
    switch (status) {
        case UserStatus::issue: return;
        case UserStatus::expired: throw Error(Code::conflict, "signing.error.esign_user_expired");
        case UserStatus::renew: throw Error(Code::conflict, "signing.error.esign_user_renew");
        case UserStatus::waiting_for_verification:
            throw Error(Code::conflict, "signing.error.esign_user_waiting");
        case UserStatus::fresh: throw Error(Code::conflict, "signing.error.esign_user_new");
        case UserStatus::no_certificate:
            throw Error(Code::conflict, "signing.error.esign_user_no_certificate");
        case UserStatus::not_registered:
            throw Error(Code::conflict, "signing.error.esign_unregistered");
        case UserStatus::suspend: throw Error(Code::conflict, "signing.error.esign_user_suspended");
        case UserStatus::revoke: throw Error(Code::conflict, "signing.error.esign_user_revoked");
        case UserStatus::unknown: break;
    }
    throw Error(Code::conflict, "signing.error.esign_user_unknown");
}

UserStatus status_of(const Json& answer) {
    const UserStatus outside = user_status(text(answer, "status"));
    if (outside != UserStatus::unknown) return outside;
    const UserStatus inside = user_status(text(part(answer, "data"), "status"));
    return inside != UserStatus::unknown ? inside : user_status(text(answer, "data"));
}

Opinion opinion_v1(const Json& answer) {
    Opinion out;
    out.file = text(answer, "nama_dokumen");
    out.conclusion = text(answer, "summary");
    if (out.conclusion.empty()) out.conclusion = text(answer, "SUMMARY");  // older editions
    out.description = text(answer, "notes");
    for (const Json* one : parts(answer, "details")) {
        const Json& who = part(*one, "info_signer");
        const Json& what = part(*one, "signature_document");
        OpinionOfSignature signature;
        signature.field = text(*one, "signature_field");
        signature.signer = text(who, "signer_name");
        signature.signer_dn = text(who, "signer_dn");
        signature.issuer = text(who, "issuer_dn");
        signature.valid_until = text(who, "signer_cert_validity");
        signature.reason = text(what, "reason");
        signature.location = text(what, "location");
        signature.signed_at = text(what, "signed_in");
        signature.timestamp_authority = text(part(*one, "info_tsa"), "name");
        signature.intact = flag(what, "document_integrity");
        signature.trusted = flag(who, "cert_user_certified");
        out.signatures.push_back(std::move(signature));
    }
    out.count = number(answer, "jumlah_signature", out.signatures.size());
    return out;
}

Opinion opinion_v2(const Json& answer) {
    Opinion out;
    out.conclusion = text(answer, "conclusion");
    out.description = text(answer, "description");
    for (const Json* one : parts(answer, "signatureInformations")) {
        const Json& stamp = part(*one, "timestampInfomation");  // so spelled by the service
        OpinionOfSignature signature;
        signature.field = text(*one, "fieldName");
        signature.signer = text(*one, "signerName");
        signature.format = text(*one, "signatureFormat");
        signature.reason = text(*one, "reason");
        signature.location = text(*one, "location");
        signature.signed_at = text(*one, "signatureDate");
        signature.timestamp_authority = text(stamp, "signerName");
        signature.timestamp_at = text(stamp, "timestampDate");
        const auto certificates = parts(*one, "certificateDetails");
        if (!certificates.empty()) {
            signature.signer_dn = text(*certificates.front(), "commonName");
            signature.issuer = text(*certificates.front(), "issuerName");
            signature.valid_from = text(*certificates.front(), "notBeforeDate");
            signature.valid_until = text(*certificates.front(), "notAfterDate");
        }
        signature.intact = flag(*one, "integrityValid");
        signature.trusted = flag(*one, "certificateTrusted");
        signature.last = flag(*one, "lastSignature");
        signature.ltv = flag(*one, "ltv");
        signature.modified = flag(*one, "modified");
        out.signatures.push_back(std::move(signature));
    }
    out.count = number(answer, "signatureCount", out.signatures.size());
    return out;
}

}  // namespace signing::esign
