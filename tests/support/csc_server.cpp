// SPDX-License-Identifier: Apache-2.0
#include "tests/support/csc_server.h"

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/StreamCopier.h>
#include <openssl/ec.h>
#include <openssl/evp.h>

#include <atomic>
#include <chrono>
#include <mutex>
#include <set>
#include <thread>

#include "core/base/json.h"
#include "core/base/text.h"

namespace tests {
namespace {

using core::Bytes;
using core::Json;
namespace net = Poco::Net;

constexpr const char* sha256_oid = "2.16.840.1.101.3.4.2.1";

struct Told {
    int status = 200;
    std::string body;
};

Told say(const Json& body) { return {200, core::json::write(body)}; }
Told refuse(const std::string& error, const std::string& why, int status = 400) {
    return {status, core::json::write({{"error", error}, {"error_description", why}})};
}

Bytes raw_of(const Bytes& der) {
    const unsigned char* at = der.data();
    ECDSA_SIG* value = d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size()));
    Bytes out(64);
    BN_bn2binpad(ECDSA_SIG_get0_r(value), out.data(), 32);
    BN_bn2binpad(ECDSA_SIG_get0_s(value), out.data() + 32, 32);
    ECDSA_SIG_free(value);
    return out;
}

Bytes signature(const CscServer::Key& key, Bytes digest, bool wrong) {
    if (wrong) digest[0] ^= 1;
    EVP_PKEY_CTX* context = EVP_PKEY_CTX_new(key.key, nullptr);
    EVP_PKEY_sign_init(context);
    EVP_PKEY_CTX_set_signature_md(context, EVP_sha256());
    std::size_t size = 1024;
    Bytes out(size);
    EVP_PKEY_sign(context, out.data(), &size, digest.data(), digest.size());
    EVP_PKEY_CTX_free(context);
    out.resize(size);
    return key.raw_ecdsa ? raw_of(out) : out;
}

}  // namespace

class CscServer::Service {
  public:
    explicit Service(int version) : version_(version) {}

    Told answer(const std::string& path, const std::string& authorization,
                const std::string& body) {
        const std::lock_guard lock(mutex_);
        const std::string root = "/csc/v" + std::to_string(version_) + "/";
        if (path == "/login/oauth2/token") return token(body);
        if (!path.starts_with(root)) return refuse("invalid_request", "", 404);
        const std::string method = path.substr(root.size());
        if (method == "info") return info();
        if (token_old_.exchange(false)) token_.clear();
        if (authorization != "Bearer " + token_ && authorization != "Bearer lambang-tetap")
            return refuse("invalid_token", "The access token has expired", 401);
        switch (fault_) {
            case CscFault::server_error: return {500, "<html>Gangguan</html>"};
            case CscFault::not_json: return {200, "{\"SAD\":"};
            case CscFault::not_object: return {200, "[1, 2]"};
            case CscFault::no_list: return {200, R"({"SAD":{},"signatures":"x","key":1,"cert":[]})"};
            case CscFault::busy: return {429, ""};
            default: break;
        }
        return routed(method, Json::parse(body));
    }

    bool slow() const { return fault_ == CscFault::slow; }
    std::atomic<CscFault> fault_ = CscFault::none;
    std::atomic<bool> token_old_ = false, stopping_ = false;
    mutable std::mutex mutex_;
    std::map<std::string, Key> keys_;
    Seen seen_;
    int version_;
    int port_ = 0;
    std::unique_ptr<net::HTTPServer> server_;

  private:
    struct Right {
        std::string credential;
        std::multiset<std::string> hashes;
        int left = 0;
    };

    // What an owner was shown when he gave leave.
    struct Leave {
        Right right;
        std::string challenge, back;
    };
    Told token(const std::string& body) {
        if (body.starts_with("grant_type=authorization_code&")) return token_of_code(fields_of(body));
        if (fault_ == CscFault::token_away ||
            body != "grant_type=client_credentials&client_id=naskah&client_secret=rahasia%20%26%20uji")
            return refuse("invalid_client", "Invalid client_id or client_secret", 401);
        token_ = "lambang-" + std::to_string(++seen_.tokens);
        return say({{"access_token", token_}, {"token_type", "Bearer"}, {"expires_in", 3600}});
    }
    static std::map<std::string, std::string> fields_of(const std::string& text) {
        std::map<std::string, std::string> out;
        for (const std::string& each : core::text::split(text, '&'))
            if (const auto at = each.find('='); at != std::string::npos)
                out[each.substr(0, at)] = core::text::unurl(each.substr(at + 1), true);
        return out;
    }
    Told token_of_code(std::map<std::string, std::string> given) {
        const auto leave = leaves_.extract(given["code"]);
        if (given["client_id"] != "naskah" || given["client_secret"] != "rahasia & uji")
            return refuse("invalid_client", "Invalid client_id or client_secret", 401);
        if (leave.empty() || leave.mapped().back != given["redirect_uri"] ||
            leave.mapped().challenge != core::base64url(core::sha256(given["code_verifier"]).value))
            return refuse("invalid_grant", "Invalid authorization code");
        const std::string sad = "SAD-" + std::to_string(++seen_.authorizations);
        rights_[sad] = leave.mapped().right;
        return say({{"access_token", sad}, {"token_type", "SAD"}, {"expires_in", 300}});
    }
    Told info() const {
        return say({{"specs", version_ == 1 ? "1.0.4.0" : "2.0.0.2"},
                    {"name", "Layanan Uji"},
                    {"region", "ID"},
                    {"lang", "id-ID"},
                    {"authType", Json::array({"oauth2client"})},
                    {"oauth2", "http://127.0.0.1:" + std::to_string(port_) + "/login"},
                    {"methods", Json::array({"credentials/list", "credentials/info",
                                             "credentials/authorize", "signatures/signHash"})}});
    }
    Told routed(const std::string& method, const Json& body) {
        if (method == "credentials/list") return list(body);
        const std::string id = core::json::text(body, "credentialID");
        if (!keys_.contains(id)) return refuse("invalid_request", "Invalid parameter credentialID");
        const Key& key = keys_.at(id);
        if (method == "credentials/info") return version_ == 1 ? info_v1(key) : info_v2(key);
        if (method == (version_ == 1 ? "credentials/sendOTP" : "credentials/getChallenge")) {
            ++seen_.passwords_sent;
            return {204, ""};
        }
        if (method == "credentials/authorize") return authorize(id, key, body);
        if (method == "signatures/signHash") return sign(id, key, body);
        return refuse("not_implemented", "", 501);
    }
    // Two to a page.
    Told list(const Json& body) const {
        const std::string from = core::json::text(body, "pageToken");
        Json ids = Json::array();
        std::string next;
        for (const auto& [id, key] : keys_) {
            if (id < from) continue;
            if (ids.size() == 2) {
                next = id;
                break;
            }
            ids.push_back(id);
        }
        Json out{{"credentialIDs", ids}};
        if (!next.empty()) out["nextPageToken"] = next;
        return say(out);
    }
    static Json common(const Key& key) {
        Json certificates = Json::array();
        for (const Bytes& one : key.certificates) certificates.push_back(core::base64(one));
        return {{"key",
                 {{"status", key.enabled ? "enabled" : "disabled"},
                  {"algo", key.algorithms},
                  {"len", EVP_PKEY_get_bits(key.key)}}},
                {"cert", {{"status", "valid"}, {"certificates", certificates}}},
                {"SCAL", key.binds_hashes ? "2" : "1"},
                {"multisign", key.multisign}};
    }
    static Told info_v1(const Key& key) {
        Json out = common(key);
        out["authMode"] = key.mode;
        out["PIN"] = {{"presence", key.asks_pin ? "true" : "false"}, {"format", "N"}};
        out["OTP"] = {{"presence", key.asks_otp ? "true" : "false"}, {"type", "online"}};
        return say(out);
    }
    static Told info_v2(const Key& key) {
        Json objects = Json::array();
        if (key.asks_pin) objects.push_back({{"type", "Password"}, {"id", "PIN"}, {"format", "N"}});
        if (key.asks_otp)
            objects.push_back({{"type", "Password"}, {"id", "SANDI"}, {"generator", "totp"}});
        Json out = common(key);
        out["auth"] = {{"mode", key.mode}, {"objects", objects}};
        return say(out);
    }
    std::string given(const Json& body, const char* v1, const char* v2) const {
        if (version_ == 1) return core::json::text(body, v1);
        if (!body.contains("authData")) return {};
        for (const Json& one : body.at("authData"))
            if (core::json::text(one, "id") == v2) return core::json::text(one, "value");
        return {};
    }
    Told authorize(const std::string& id, const Key& key, const Json& body) {
        if (fault_ == CscFault::pin_locked) return refuse("invalid_request", "PIN locked");
        if (fault_ == CscFault::pending) return {202, R"({"handle":"8782"})"};
        const bool pin_good = !key.asks_pin || given(body, "PIN", "PIN") == key.own_pin;
        const bool otp_good = !key.asks_otp || given(body, "OTP", "SANDI") == otp;
        if (!pin_good || !otp_good) {
            ++seen_.wrong_secrets;
            if (version_ == 2)
                return refuse("invalid_authentication_data", "The authentication data is invalid");
            return pin_good ? refuse("invalid_otp", "The OTP is invalid")
                            : refuse("invalid_pin", "The PIN is invalid");
        }
        Right right{id, {}, body.value("numSignatures", 0)};
        if (right.left > key.multisign)
            return refuse("invalid_request", "Numbers of signatures is too high");
        const char* name = version_ == 1 ? "hash" : "hashes";
        if (body.contains(name))
            for (const Json& one : body.at(name)) right.hashes.insert(one.get<std::string>());
        if (key.binds_hashes && right.hashes.size() != static_cast<std::size_t>(right.left))
            return refuse("invalid_request", "Missing (or invalid type) array parameter hash");
        const std::string sad = "SAD-" + std::to_string(++seen_.authorizations);
        rights_[sad] = right;
        return say({{"SAD", sad}, {"expiresIn", 300}});
    }
    Told sign(const std::string& id, const Key& key, const Json& body) {
        const auto right = rights_.find(core::json::text(body, "SAD"));
        if (right == rights_.end() || right->second.credential != id)
            return refuse("invalid_request", "Invalid parameter SAD");
        if (fault_ == CscFault::sad_expired_once || fault_ == CscFault::sad_expired) {
            if (fault_ == CscFault::sad_expired_once) fault_ = CscFault::none;
            rights_.erase(right);
            return refuse("invalid_request", "SAD expired");
        }
        if (core::json::text(body, version_ == 1 ? "hashAlgo" : "hashAlgorithmOID") != sha256_oid)
            return refuse("invalid_request", "Invalid parameter hashAlgo");
        Json values = Json::array();
        for (const Json& one : body.at(version_ == 1 ? "hash" : "hashes")) {
            if (key.binds_hashes && !right->second.hashes.contains(one.get<std::string>()))
                return refuse("invalid_request", "Hash is not authorized by the SAD");
            if (--right->second.left < 0) return refuse("invalid_request", "Invalid parameter SAD");
            values.push_back(core::base64(signature(key, core::unbase64(one.get<std::string>()),
                                                    fault_ == CscFault::wrong_value)));
            ++seen_.signatures;
        }
        if (fault_ == CscFault::wrong_count) values.erase(values.size() - 1);
        return say({{"signatures", values}});
    }

    std::string token_;
    std::map<std::string, Right> rights_;
    std::map<std::string, Leave> leaves_;   // by code

  public:
    std::string visit(const std::string& address) {
        const std::lock_guard lock(mutex_);
        const std::string page = "http://127.0.0.1:" + std::to_string(port_) + "/login/oauth2/authorize?";
        if (!address.starts_with(page)) return {};
        auto asked = fields_of(address.substr(page.size()));
        const auto key = keys_.find(asked["credentialID"]);
        if (asked["response_type"] != "code" || asked["scope"] != "credential" || asked["client_id"] != "naskah" ||
            asked["state"].empty() || asked["code_challenge_method"] != "S256" || key == keys_.end() ||
            key->second.mode != "oauth2code")
            return {};
        Leave leave{{key->first, {}, std::stoi(asked["numSignatures"])}, asked["code_challenge"], asked["redirect_uri"]};
        for (const std::string& each : core::text::split(asked[version_ == 1 ? "hash" : "hashes"], ','))
            if (!each.empty()) leave.right.hashes.insert(core::base64(core::unbase64(each)));
        if (leave.right.left > key->second.multisign ||
            (key->second.binds_hashes && leave.right.hashes.size() != static_cast<std::size_t>(leave.right.left)))
            return {};
        const std::string back = leave.back + "?state=" + asked["state"];
        if (fault_ == CscFault::no_leave) return back + "&error=access_denied";
        const std::string code = "izin-" + std::to_string(leaves_.size() + 1);
        leaves_[code] = leave;
        return back + "&code=" + code;
    }
};

namespace {

class Handler final : public net::HTTPRequestHandler {
  public:
    explicit Handler(CscServer::Service& service) : service_(service) {}
    void handleRequest(net::HTTPServerRequest& request, net::HTTPServerResponse& response) override {
        std::string body;
        Poco::StreamCopier::copyToString(request.stream(), body);
        if (service_.slow())
            for (int i = 0; i < 300 && !service_.stopping_; ++i)
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
        const Told told =
            service_.answer(request.getURI(), request.get("Authorization", ""), body);
        response.setStatus(static_cast<net::HTTPResponse::HTTPStatus>(told.status));
        response.setContentType("application/json");
        response.setContentLength(static_cast<std::streamsize>(told.body.size()));
        response.send() << told.body;
    }

  private:
    CscServer::Service& service_;
};

class Handlers final : public net::HTTPRequestHandlerFactory {
  public:
    explicit Handlers(CscServer::Service& service) : service_(service) {}
    net::HTTPRequestHandler* createRequestHandler(const net::HTTPServerRequest&) override {
        return new Handler(service_);
    }

  private:
    CscServer::Service& service_;
};

}  // namespace

CscServer::CscServer(int version) : service_(std::make_unique<Service>(version)) {
    const net::ServerSocket socket(Poco::Net::SocketAddress("127.0.0.1", 0));
    service_->port_ = socket.address().port();
    service_->server_ = std::make_unique<net::HTTPServer>(new Handlers(*service_), socket,
                                                          new net::HTTPServerParams);
    service_->server_->start();
}

CscServer::~CscServer() {
    service_->stopping_ = true;
    service_->server_->stopAll(true);
    service_->server_.reset();
}

std::string CscServer::base() const {
    return "http://127.0.0.1:" + std::to_string(service_->port_) + "/csc/v" +
           std::to_string(service_->version_);
}

void CscServer::add(const std::string& id, Key key) {
    const std::lock_guard lock(service_->mutex_);
    service_->keys_[id] = std::move(key);
}

std::string CscServer::visit(const std::string& address) { return service_->visit(address); }

void CscServer::tell(CscFault fault) {
    service_->token_old_ = fault == CscFault::token_old;
    service_->fault_ = fault;
}

CscServer::Seen CscServer::seen() const {
    const std::lock_guard lock(service_->mutex_);
    return service_->seen_;
}

}  // namespace tests
