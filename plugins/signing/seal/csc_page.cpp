// SPDX-License-Identifier: Apache-2.0
// Keys whose owner gives leave on a page of the service: the authorization code flow (RFC 6749) with a proof that the
// code comes back to whoever asked for it (RFC 7636), scope "credential" of the CSC's API.
#include <utility>

#include "core/base/error.h"
#include "core/base/text.h"
#include "signing/seal/csc.h"
#include "signing/seal/csc_wire.h"

namespace signing::seal {
namespace {

using core::Code;
using core::Error;

std::string hash_list(const std::vector<core::Digest>& digests) {
    std::string out;
    for (const core::Digest& one : digests) out += (out.empty() ? "" : ",") + core::base64url(one.value);
    return out;
}

}  // namespace

std::string Csc::oauth2_base() {
    std::string base = info().oauth2;
    while (!base.empty() && base.back() == '/') base.pop_back();
    if (!safe_address(base)) throw Error(Code::upstream, "signing.error.csc_bad");
    return base + "/oauth2/";
}

std::string Csc::permission_page(const CscCredential& key, const std::vector<core::Digest>& digests,
                                 const PermissionAsk& ask) {
    // A fixed token names no client that could be sent back to.
    if (address_.client_id.empty()) throw Error(Code::unsupported, "signing.error.csc_no_client");
    if (digests.size() > key.most)
        throw Error(Code::conflict, "signing.error.csc_many", {{"most", std::to_string(key.most)}});
    const core::Digest challenge = core::sha256(core::view(ask.verifier.reveal()));
    std::string out = oauth2_base() + "authorize?response_type=code&scope=credential";
    const auto add = [&](const char* name, std::string_view value) {
        out += std::string("&") + name + "=" + core::text::url(value);
    };
    add("client_id", address_.client_id);
    add("redirect_uri", ask.back);
    add("state", ask.state);
    add("code_challenge", core::base64url(challenge.value));
    add("code_challenge_method", "S256");
    add("credentialID", key.id);
    add("numSignatures", std::to_string(digests.size()));
    if (key.binds_hashes) {
        add(v2_ ? "hashes" : "hash", hash_list(digests));
        if (v2_) add("hashAlgorithmOID", "2.16.840.1.101.3.4.2.1");
    }
    return out;
}

core::Secret Csc::permission(std::string_view code, const PermissionAsk& ask) {
    const std::string address = oauth2_base() + "token";
    Outgoing out(address, 300 + 3 * (address_.client_id.size() + secret_.reveal().size() + code.size() +
                                     ask.back.size() + ask.verifier.reveal().size()), address_.limit);
    out.call().headers["Content-Type"] = "application/x-www-form-urlencoded";
    out.add("grant_type=authorization_code&client_id=");
    out.add_url(address_.client_id);
    out.add("&client_secret=");
    out.add_url(secret_.reveal());
    out.add("&code=");
    out.add_url(code);
    out.add("&redirect_uri=");
    out.add_url(ask.back);
    out.add("&code_verifier=");
    out.add_url(ask.verifier.reveal());
    core::http::Answer answer = out.send();
    // The code is too old, used before, or another's.
    if (answer.status == 400 || answer.status == 403) throw Error(Code::conflict, "signing.error.csc_permission");
    if (answer.status == 401) throw Error(Code::upstream, "signing.error.csc_access");
    core::Json told = judged(answer, {});
    core::wipe(answer.body);
    const auto found = told.find("access_token");
    if (found == told.end() || !found->is_string() || found->get_ref<std::string&>().empty())
        throw Error(Code::upstream, "signing.error.csc_bad");
    return core::Secret(std::move(found->get_ref<std::string&>()));
}

Signed CscByPage::sign(core::ByteView attributes) {
    return std::move(sign_all({core::Bytes(attributes.begin(), attributes.end())}).front());
}

std::vector<Signed> CscByPage::sign_all(const std::vector<core::Bytes>& attributes) {
    // A permission is for one call.
    const core::Secret held = std::exchange(permission_, core::Secret());
    if (held.empty()) throw Error(Code::conflict, "signing.error.by_page");
    std::vector<core::Digest> digests;
    for (const core::Bytes& one : attributes) digests.push_back(core::sha256(one));
    return service_->sign(key_, held.reveal(), digests);
}

}  // namespace signing::seal
