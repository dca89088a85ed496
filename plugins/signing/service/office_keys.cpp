// SPDX-License-Identifier: Apache-2.0
#include "signing/service/office_keys.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/json.h"
#include "core/pki/authority.h"
#include "signing/pades/build.h"
#include "signing/seal/accept.h"
#include "signing/seal/esign/institution.h"
#include "signing/seal/local.h"
#include "signing/seal/token.h"
#include "signing/service/key_files.h"

namespace signing {
namespace {

namespace fs = std::filesystem;
using core::Code;
using core::Error;
using core::Json;
using core::Secret;
using Kind = OfficeKey::Kind;

constexpr const char* setup_file = "seal.json";
constexpr const char* key_file = "seal.p12";
constexpr const char* pin_file = "pin";
constexpr const char* password_file = "password";

[[noreturn]] void unusable(std::string_view code) {
    throw Error(Code::unavailable, "signing.error.seal_setup", {{"code", std::string(code)}});
}

bool fit_for_a_folder(std::string_view code) {
    if (code.empty() || code.size() > 60 || code.front() == '.') return false;
    return code.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-") == code.npos;
}

OfficeKey key_of(std::string_view code, const std::string& text) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) unusable(code);
    const auto said = [&](const char* member) { return core::json::text(json, member); };
    OfficeKey key;
    key.code = code;
    key.module = said("module");
    key.token = said("token");
    key.label = said("label");
    key.url = said("url");
    key.user = said("user");
    key.subscriber = said("subscriber");
    key.serial = said("serial");
    key.set = said("set");
    key.plain_http = json.value("plain_http", Json(false)) == Json(true);
    if (key.set.find_first_not_of("0123456789abcdef") != key.set.npos) unusable(code);
    for (const Kind kind : {Kind::file, Kind::token, Kind::esign})
        if (said("kind") == name(kind)) {
            key.kind = kind;
            return key;
        }
    unusable(code);
}

Json json_of(const OfficeKey& key) {
    Json json{{"kind", name(key.kind)}};
    for (const auto& [member, value] : {std::pair{"module", &key.module}, {"token", &key.token}, {"label", &key.label},
                                        {"url", &key.url}, {"user", &key.user}, {"subscriber", &key.subscriber}, {"serial", &key.serial},
                                        {"set", &key.set}})
        if (!value->empty()) json[member] = *value;
    if (key.plain_http) json["plain_http"] = true;
    return json;
}

esign::Service service_of(const OfficeKey& key, Secret password) {
    esign::Service service;
    service.url = key.url;
    service.user = key.user;
    service.password = std::move(password);
    service.plain_http = key.plain_http;
    return service;
}

}  // namespace

std::string_view name(Kind kind) {
    switch (kind) {
        case Kind::file: return "file";
        case Kind::token: return "token";
        case Kind::esign: return "esign";
    }
    return {};
}

fs::path OfficeKeys::place(std::string_view code) const {
    if (!fit_for_a_folder(code)) throw Error(Code::invalid, "signing.error.seal_code", {{"code", std::string(code)}});
    return folder_ / std::string(code);
}

std::optional<OfficeKey> OfficeKeys::find(std::string_view code) const {
    if (!fit_for_a_folder(code)) return std::nullopt;
    const auto text = core::read_text(place(code) / setup_file);
    return text ? std::optional(key_of(code, *text)) : std::nullopt;
}

std::vector<OfficeKey> OfficeKeys::all() const {
    std::vector<OfficeKey> list;
    std::error_code nothing_there;
    for (const auto& each : fs::directory_iterator(folder_, nothing_there))
        if (auto key = find(each.path().filename().string())) list.push_back(*std::move(key));
    return list;
}

void OfficeKeys::write(const fs::path& file, std::string_view text) const {
    fs::create_directories(file.parent_path());
    fs::permissions(file.parent_path(), fs::perms::owner_all);
    write_key_file(file, text);
}

fs::path OfficeKeys::place(const OfficeKey& key) const {
    return key.set.empty() ? place(key.code) : place(key.code) / key.set;
}

void OfficeKeys::keep(const OfficeKey& key, const Secrets& secrets) const {
    OfficeKey fresh = key;
    fresh.set = core::hex(core::random_bytes(8));
    const auto folder = place(key.code);
    if (!secrets.pin.empty()) write(place(fresh) / pin_file, secrets.pin.reveal());
    if (!secrets.password.empty()) write(place(fresh) / password_file, secrets.password.reveal());
    if (!secrets.pkcs12.empty()) write(place(fresh) / key_file, core::chars(secrets.pkcs12));
    write(folder / setup_file, json_of(fresh).dump(2) + "\n");
    // The secrets of what was there before are nobody's to send to what comes now.
    std::error_code absent;
    std::vector<fs::path> old;
    for (const auto& each : fs::directory_iterator(folder, absent))
        if (const auto name = each.path().filename(); name != setup_file && name != fresh.set) old.push_back(each.path());
    for (const auto& each : old) fs::remove_all(each, absent);
}

void OfficeKeys::keep_pin(std::string_view code, const Secret& pin) const {
    const auto key = find(code);
    if (!key) unusable(code);
    write(place(*key) / pin_file, pin.reveal());
}

bool OfficeKeys::pin_kept(const OfficeKey& key) const { return fs::exists(place(key) / pin_file); }

void OfficeKeys::forget_pin(const OfficeKey& key) const {
    std::error_code absent;
    fs::remove(place(key) / pin_file, absent);
}

Secret OfficeKeys::secret(const OfficeKey& key, const char* file) const {
    const auto path = place(key) / file;
    return read_secret_file(path, Error(Code::unavailable, "signing.error.seal_setup", {{"code", key.code}}),
                            Error(Code::unavailable, "signing.error.seal_open", {{"file", key.code + "/" + file}}));
}

void OfficeKeys::issue(std::string_view code, const std::string& name, const std::string& organization,
                       const Keys::Also& also) const {
    const auto before = find(code);
    const auto credential = keys_.seal_credential(name, organization);
    const Secret pin(core::base64(core::random_bytes(24)));
    OfficeKey key;
    key.code = code;
    key.serial = core::pki::describe(credential.certificate).serial;
    keep(key, {core::Secret(std::string(pin.reveal())), {}, credential.pkcs12(pin)});
    // Died in between, it is entered when it first seals.
    keys_.enter_seal(credential.certificate, before ? before->serial : "", also);
}

void OfficeKeys::discard(const std::string& serial) const {
    std::error_code absent;
    for (const auto& each : fs::directory_iterator(folder_, absent)) {
        // One that cannot be read keeps no other from being destroyed.
        const auto setup = Json::parse(core::read_text(each.path() / setup_file).value_or(""), nullptr, false);
        if (serial.empty() || !setup.is_object() || core::json::text(setup, "serial") != serial) continue;
        const auto key = key_of(each.path().filename().string(), setup.dump());
        for (const char* gone : {key_file, pin_file}) fs::remove(place(key) / gone, absent);
    }
}

void OfficeKeys::request_activation(const OfficeKey& key) const {
    const esign::Service service = service_of(key, secret(key, password_file));
    esign::Institution(service, key.subscriber).request_activation();
}

std::string OfficeKeys::renew_activation(const OfficeKey& key) const {
    const esign::Service service = service_of(key, secret(key, password_file));
    const auto fresh = esign::Institution(service, key.subscriber).renew_activation(secret(key, pin_file));
    // From the moment it was given the one before opens nothing.
    keep_pin(key.code, fresh.code);
    return fresh.expires;
}

void OfficeKeys::revoke_activation(const OfficeKey& key) const {
    const esign::Service service = service_of(key, secret(key, password_file));
    esign::Institution(service, key.subscriber).revoke_activation(secret(key, pin_file));
    forget_pin(key);
}

std::unique_ptr<seal::Provider> OfficeKeys::provider(const OfficeKey& key) const {
    if (key.kind == Kind::token)
        return std::make_unique<seal::Token>(seal::Module::load(key.module), seal::TokenKey{{key.token, ""}, key.label, {}});
    auto bytes = core::read_bytes(place(key) / key_file);
    if (!bytes) unusable(key.code);
    return std::make_unique<seal::Local>(*std::move(bytes));
}

core::Bytes OfficeKeys::by_session(const OfficeKey& key, core::Bytes& pdf, const pades::SignRequest& request) const {
    const auto held = provider(key);
    const auto session = held->open(secret(key, pin_file));
    pades::NoTimestamps nobody;
    pades::TimestampSource& source = request.timestamped ? keys_.timestamps() : nobody;
    pades::sign_onto(pdf, request, *session, source);
    return session->certificate();
}

core::Bytes OfficeKeys::by_service(const OfficeKey& key, core::Bytes& pdf, const pades::SignRequest& request) const {
    const esign::Service service = service_of(key, secret(key, password_file));
    const esign::Institution office(service, key.subscriber);
    esign::Look look;
    look.reason = request.placement.reason;
    const auto once = office.totp(secret(key, pin_file), 1);
    auto got = office.sign(once.code, {look}, {pdf});
    if (got.empty()) throw Error(Code::upstream, "signing.error.esign_answer");
    seal::Rule rule;
    for (const auto& anchor : keys_.anchors()) rule.anchors.list.push_back({anchor});
    rule.now = request.now;
    auto taken = seal::accept(pdf, std::move(got.front()), rule);
    pdf = std::move(taken.pdf);
    return std::move(taken.certificate);
}

core::Bytes OfficeKeys::set(const OfficeKey& key, core::Bytes& pdf, const pades::SignRequest& request) const {
    return key.kind == Kind::esign ? by_service(key, pdf, request) : by_session(key, pdf, request);
}

core::Bytes OfficeKeys::vouch(const OfficeKey& key, const core::Digest& digest) const {
    if (key.kind == Kind::esign) unusable(key.code);
    const auto held = provider(key);
    const auto session = held->open(secret(key, pin_file));
    return pades::build_cms(digest, *session);
}

}  // namespace signing
