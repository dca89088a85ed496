// SPDX-License-Identifier: Apache-2.0
#include "signing/service/office_keys.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/json.h"
#include "core/pki/authority.h"
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
    key.plain_http = json.value("plain_http", Json(false)) == Json(true);
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
                                        {"url", &key.url}, {"user", &key.user}, {"subscriber", &key.subscriber}, {"serial", &key.serial}})
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

void OfficeKeys::keep(const OfficeKey& key) const {
    // The secrets of what was there before are nobody's to send to what comes now.
    std::error_code absent;
    for (const char* old : {pin_file, password_file, key_file}) fs::remove(place(key.code) / old, absent);
    write(place(key.code) / setup_file, json_of(key).dump(2) + "\n");
}

void OfficeKeys::keep_pin(std::string_view code, const Secret& pin) const {
    write(place(code) / pin_file, pin.reveal());
}

void OfficeKeys::keep_password(std::string_view code, const Secret& password) const {
    write(place(code) / password_file, password.reveal());
}

Secret OfficeKeys::secret(std::string_view code, const char* file) const {
    const auto path = place(code) / file;
    return read_secret_file(path, Error(Code::unavailable, "signing.error.seal_setup", {{"code", std::string(code)}}),
                            Error(Code::unavailable, "signing.error.seal_open",
                                  {{"file", std::string(code) + "/" + file}}));
}

void OfficeKeys::issue(std::string_view code, const std::string& name, const std::string& organization,
                       const Keys::Also& also) const {
    const auto before = find(code);
    const auto credential = keys_.seal_credential(name, organization);
    const Secret pin(core::base64(core::random_bytes(24)));
    OfficeKey key;
    key.code = code;
    key.serial = core::pki::describe(credential.certificate).serial;
    keep(key);
    write(place(code) / key_file, core::chars(credential.pkcs12(pin)));
    keep_pin(code, pin);
    // Died in between, it is entered when it first seals.
    keys_.enter_seal(credential.certificate, before ? before->serial : "", also);
}

void OfficeKeys::discard(const std::string& serial) const {
    std::error_code absent;
    for (const auto& each : fs::directory_iterator(folder_, absent)) {
        // One that cannot be read keeps no other from being destroyed.
        const auto setup = Json::parse(core::read_text(each.path() / setup_file).value_or(""), nullptr, false);
        if (serial.empty() || !setup.is_object() || core::json::text(setup, "serial") != serial) continue;
        for (const char* gone : {key_file, pin_file}) fs::remove(each.path() / gone, absent);
    }
}

void OfficeKeys::request_activation(const OfficeKey& key) const {
    const esign::Service service = service_of(key, secret(key.code, password_file));
    esign::Institution(service, key.subscriber).request_activation();
}

OfficeKeys::Made OfficeKeys::by_session(seal::Provider& provider, const OfficeKey& key, core::ByteView pdf,
                                        const pades::SignRequest& request) const {
    const auto session = provider.open(secret(key.code, pin_file));
    pades::NoTimestamps nobody;
    pades::TimestampSource& source = request.timestamped ? keys_.timestamps() : nobody;
    return {pades::sign(pdf, request, *session, source), session->certificate()};
}

OfficeKeys::Made OfficeKeys::by_service(const OfficeKey& key, core::ByteView pdf,
                                        const pades::SignRequest& request) const {
    const esign::Service service = service_of(key, secret(key.code, password_file));
    const esign::Institution office(service, key.subscriber);
    esign::Look look;
    look.reason = request.placement.reason;
    const auto once = office.totp(secret(key.code, pin_file), 1);
    auto got = office.sign(once.code, {look}, {pdf});
    if (got.empty()) throw Error(Code::upstream, "signing.error.esign_answer");
    seal::Rule rule;
    for (const auto& anchor : keys_.anchors()) rule.anchors.list.push_back({anchor});
    rule.now = request.now;
    auto taken = seal::accept(pdf, std::move(got.front()), rule);
    return {std::move(taken.pdf), std::move(taken.certificate)};
}

OfficeKeys::Made OfficeKeys::set(const OfficeKey& key, core::ByteView pdf, const pades::SignRequest& request) const {
    switch (key.kind) {
        case Kind::file: {
            auto bytes = core::read_bytes(place(key.code) / key_file);
            if (!bytes) unusable(key.code);
            seal::Local provider(*std::move(bytes));
            return by_session(provider, key, pdf, request);
        }
        case Kind::token: {
            seal::Token provider(seal::Module::load(key.module), {{key.token, ""}, key.label, {}});
            return by_session(provider, key, pdf, request);
        }
        case Kind::esign: return by_service(key, pdf, request);
    }
    unusable(key.code);
}

}  // namespace signing
