// SPDX-License-Identifier: Apache-2.0
#include "signing/seal/csc.h"

#include <algorithm>

#include "core/base/error.h"
#include "signing/seal/csc_wire.h"
#include "signing/seal/value.h"

namespace signing::seal {
namespace {

using core::Bytes;
using core::Code;
using core::Error;
using core::Json;

constexpr const char* sha256_oid = "2.16.840.1.101.3.4.2.1";
constexpr const char* sha256_rsa = "1.2.840.113549.1.1.11";
constexpr const char* ecdsa_sha256 = "1.2.840.10045.4.3.2";
constexpr int most_pages = 50;
constexpr std::size_t most_signatures = 1000;

[[noreturn]] void bad() { throw Error(Code::upstream, "signing.error.csc_bad"); }
[[noreturn]] void elsewhere() { throw Error(Code::unsupported, "signing.error.csc_elsewhere"); }

std::vector<std::string> texts(const Json& object, const char* name) {
    std::vector<std::string> out;
    const auto list = object.find(name);
    if (list == object.end() || list->is_null()) return out;
    if (!list->is_array()) bad();
    for (const Json& one : *list) {
        if (!one.is_string()) bad();
        out.push_back(one.get<std::string>());
    }
    return out;
}

Json member(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_object() ? *found : Json::object();
}

Bytes octets(const std::string& text) {
    try {
        return core::unbase64(text);
    } catch (const Error&) {
        bad();
    }
}

// v1 says a PIN or OTP is asked for by its "presence"; one that is optional is left out.
void read_inputs_v1(const Json& told, CscCredential& out) {
    const std::string mode = core::json::text(told, "authMode");
    out.by_page = mode == "oauth2code";
    if (out.by_page) return;
    if (core::json::text(member(told, "PIN"), "presence") == "true") out.pin_id = "PIN";
    if (core::json::text(member(told, "OTP"), "presence") == "true") out.otp_id = "OTP";
}

// v2 lists authentication objects; a password that is generated is a one-time password.
void read_inputs_v2(const Json& told, CscCredential& out) {
    const Json auth = member(told, "auth");
    const std::string mode = core::json::text(auth, "mode");
    out.by_page = mode == "oauth2code";
    if (out.by_page) return;
    const auto objects = auth.find("objects");
    if (objects == auth.end() || objects->is_null()) return;
    if (!objects->is_array()) bad();
    for (const Json& one : *objects) {
        const std::string id = core::json::text(one, "id");
        if (id.empty()) bad();
        if (core::json::text(one, "type") != "Password") elsewhere();
        std::string& place =
            one.contains("generator") || id.find("OTP") != std::string::npos ? out.otp_id
                                                                             : out.pin_id;
        if (!place.empty()) elsewhere();
        place = id;
    }
}

void read_certificates(const Json& told, CscCredential& out) {
    const Json cert = member(told, "cert");
    const std::string status = core::json::text(cert, "status");
    if (core::json::text(member(told, "key"), "status") != "enabled" ||
        (!status.empty() && status != "valid"))
        throw Error(Code::conflict, "signing.error.csc_disabled");
    std::vector<Bytes> all;
    for (const std::string& one : texts(cert, "certificates")) all.push_back(octets(one));
    if (all.empty()) bad();
    out.certificate = all.front();
    out.algorithm = algorithm_of(out.certificate);
    out.chain = chain_above(out.certificate, all);
}

// One of those the key knows; the hash algorithm is told apart from it in each request.
void choose_algorithm(const Json& told, CscCredential& out) {
    const bool rsa = out.algorithm == Algorithm::rsa_pkcs1_sha256;
    const std::vector<std::string> known = texts(member(told, "key"), "algo");
    out.sign_algorithm = rsa ? sha256_rsa : ecdsa_sha256;
    if (known.empty()) return;
    for (const char* one : {rsa ? sha256_rsa : ecdsa_sha256,
                            rsa ? "1.2.840.113549.1.1.1" : "1.2.840.10045.2.1"})
        if (std::find(known.begin(), known.end(), one) != known.end()) {
            out.sign_algorithm = one;
            return;
        }
    throw Error(Code::unsupported, "signing.error.key_kind");
}

Json hashes_of(const std::vector<core::Digest>& digests) {
    Json out = Json::array();
    for (const core::Digest& one : digests) out.push_back(core::base64(one.value));
    return out;
}

// ECDSA values come as DER or, from some services, as r and s.
Signed accept(const CscCredential& key, const core::Digest& digest, Bytes value) {
    Signed out{std::move(value), key.algorithm};
    if (holds(key.certificate, digest, out)) return out;
    if (key.algorithm == Algorithm::ecdsa_sha256) {
        out.value = ecdsa_der(out.value);
        if (!out.value.empty() && holds(key.certificate, digest, out)) return out;
    }
    throw Error(Code::upstream, "signing.error.key_wrong");
}

std::string trimmed(std::string base) {
    while (!base.empty() && base.back() == '/') base.pop_back();
    return base;
}

}  // namespace

Csc::Csc(CscAddress address, core::Secret secret)
    : address_{trimmed(std::move(address.base)), std::move(address.client_id), address.limit},
      secret_(std::move(secret)),
      v2_(address_.base.ends_with("/v2")) {
    if ((!v2_ && !address_.base.ends_with("/v1")) || !safe_address(address_.base))
        throw Error(Code::invalid, "signing.error.csc_address");
}

std::string Csc::fetch_token() {
    const CscInfo about = info();
    const std::string base = trimmed(about.oauth2);
    if (!safe_address(base)) bad();
    Outgoing out(base + "/oauth2/token",
                 200 + 3 * (address_.client_id.size() + secret_.reveal().size()), address_.limit);
    out.call().headers["Content-Type"] = "application/x-www-form-urlencoded";
    out.add("grant_type=client_credentials&client_id=");
    out.add_url(address_.client_id);
    out.add("&client_secret=");
    out.add_url(secret_.reveal());
    const core::http::Answer answer = out.send();
    if (answer.status >= 400 && answer.status < 500 && answer.status != 429)
        throw Error(Code::upstream, "signing.error.csc_access");
    std::string token = core::json::text(judged(answer, {}), "access_token");
    if (token.empty()) bad();
    return token;
}

std::string Csc::bearer(const std::string& refused) {
    if (address_.client_id.empty()) return std::string(secret_.reveal());
    const std::lock_guard lock(mutex_);
    if (token_.empty() || token_ == refused) token_ = fetch_token();
    return token_;
}

Json Csc::ask(const std::string& path, const Json& body, const SecretInputs& secrets) {
    std::size_t room = core::json::write(body).size() + 120 + 6 * secrets.authorization.size();
    for (const auto& [name, value] : secrets.list) room += 6 * (name.size() + value.size()) + 40;
    std::string refused;
    for (bool again = false;; again = true) {
        Outgoing out(address_.base + "/" + path, room, address_.limit);
        out.call().headers["Content-Type"] = "application/json";
        std::string token;
        if (path != "info") {
            token = bearer(refused);
            out.call().headers["Authorization"] = "Bearer " + token;
        }
        add_body(out, body, secrets, v2_);
        const core::http::Answer answer = out.send();
        // Turned away at the door, before anything else was looked at: the token is too old.
        if (answer.status == 401 && !again && !token.empty() && !address_.client_id.empty()) {
            refused = token;
            continue;
        }
        core::wipe(token);
        return judged(answer, secrets);
    }
}

CscInfo Csc::info() {
    const Json told = ask("info", Json::object(), {});
    CscInfo out;
    out.specs = core::json::text(told, "specs");
    out.name = core::json::text(told, "name");
    out.oauth2 = core::json::text(told, "oauth2");
    if (out.oauth2.empty()) out.oauth2 = core::json::text(told, "oauth2BaseURI");
    out.methods = texts(told, "methods");
    return out;
}

std::vector<std::string> Csc::credentials(const std::string& user) {
    std::vector<std::string> out;
    std::string next;
    for (int page = 0; page < most_pages; ++page) {
        Json body = Json::object();
        if (!user.empty()) body["userID"] = user;
        if (!next.empty()) body["pageToken"] = next;
        const Json told = ask("credentials/list", body, {});
        for (std::string& one : texts(told, "credentialIDs")) out.push_back(std::move(one));
        next = core::json::text(told, "nextPageToken");
        if (next.empty()) break;
    }
    return out;
}

CscCredential Csc::credential(const std::string& id) {
    const Json told = ask(
        "credentials/info",
        {{"credentialID", id}, {"certificates", "chain"}, {"certInfo", true}, {"authInfo", true}},
        {});
    CscCredential out;
    out.id = id;
    if (v2_)
        read_inputs_v2(told, out);
    else
        read_inputs_v1(told, out);
    read_certificates(told, out);
    choose_algorithm(told, out);
    out.binds_hashes = core::json::text(told, "SCAL") == "2";
    const auto most = told.find("multisign");
    if (most != told.end() && most->is_number_unsigned())
        out.most = std::clamp<std::size_t>(most->get<std::size_t>(), 1, most_signatures);
    return out;
}

void Csc::send_otp(const CscCredential& key) {
    if (v2_)
        ask("credentials/getChallenge", {{"credentialID", key.id}, {"authObjectID", key.otp_id}},
            {});
    else
        ask("credentials/sendOTP", {{"credentialID", key.id}}, {});
}

std::string Csc::authorize(const CscCredential& key, const std::vector<core::Digest>& digests,
                           std::size_t count, std::string_view pin, std::string_view otp) {
    if (count > key.most)
        throw Error(Code::conflict, "signing.error.csc_many", {{"most", std::to_string(key.most)}});
    SecretInputs secrets;
    if (!key.pin_id.empty()) {
        if (pin.empty()) throw Error(Code::invalid, "signing.error.passphrase");
        secrets.pin = true;
        secrets.list.emplace_back(key.pin_id, pin);
    }
    if (!key.otp_id.empty()) {
        if (otp.empty()) throw Error(Code::invalid, "signing.error.csc_otp");
        secrets.otp = true;
        secrets.list.emplace_back(key.otp_id, otp);
    }
    Json body{{"credentialID", key.id}, {"numSignatures", count}};
    if (!digests.empty()) {
        body[v2_ ? "hashes" : "hash"] = hashes_of(digests);
        if (v2_) body["hashAlgorithmOID"] = sha256_oid;
    }
    std::string out = core::json::text(ask("credentials/authorize", body, secrets), "SAD");
    if (out.empty()) bad();
    return out;
}

std::vector<Signed> Csc::sign(const CscCredential& key, std::string_view authorization,
                              const std::vector<core::Digest>& digests) {
    SecretInputs secrets;
    secrets.authorization = authorization;
    const Json body{{"credentialID", key.id},
                    {v2_ ? "hashes" : "hash", hashes_of(digests)},
                    {v2_ ? "hashAlgorithmOID" : "hashAlgo", sha256_oid},
                    {"signAlgo", key.sign_algorithm}};
    const std::vector<std::string> values = texts(ask("signatures/signHash", body, secrets), "signatures");
    if (values.size() != digests.size()) bad();
    std::vector<Signed> out;
    for (std::size_t i = 0; i < values.size(); ++i)
        out.push_back(accept(key, digests[i], octets(values[i])));
    return out;
}

std::vector<Signed> Csc::sign_all(const CscCredential& key,
                                  const std::vector<core::Digest>& digests, std::string_view pin,
                                  std::string_view otp) {
    if (!key.otp_id.empty() && digests.size() > key.most)
        throw Error(Code::conflict, "signing.error.csc_many", {{"most", std::to_string(key.most)}});
    std::vector<Signed> out;
    for (std::size_t from = 0; from < digests.size(); from += key.most) {
        const std::size_t until = std::min(digests.size(), from + key.most);
        const std::vector<core::Digest> part(
            digests.begin() + static_cast<std::ptrdiff_t>(from),
            digests.begin() + static_cast<std::ptrdiff_t>(until));
        const std::string authorization = authorize(key, part, part.size(), pin, otp);
        for (Signed& one : sign(key, authorization, part)) out.push_back(std::move(one));
    }
    return out;
}

}  // namespace signing::seal
