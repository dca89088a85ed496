// SPDX-License-Identifier: Apache-2.0
#include "signing/service/provider_clients.h"

#include <algorithm>

#include "signing/seal/esign/signers.h"
#include "signing/service/key_files.h"

namespace signing {
namespace {

namespace fs = std::filesystem;
using core::Code;
using core::Error;

// Of nobody: the service says that it does not know him, and by that that it is there.
constexpr const char* nobody = "0000000000000000";

void require_token(const seal::TokenStatus& status) {
    if (!status.present) throw Error(Code::unavailable, "signing.error.token_away");
    if (status.locked) throw Error(Code::conflict, "signing.error.pin_locked");
    if (status.final_try) throw Error(Code::conflict, "signing.error.pin_final");
}

// Who asks for information alone is not asked who he is; a credential of nobody is.
void require_access(seal::Csc& service) {
    (void)service.info();
    try {
        (void)service.credential(nobody);
    } catch (const Error& error) {
        if (error.key() != "signing.error.csc_credential" && error.key() != "signing.error.csc_refused") throw;
    }
}

std::string needed(const std::string& key) {
    if (key.empty()) throw Error(Code::conflict, "signing.error.provider_key");
    return key;
}

}  // namespace

ProviderClients::ProviderClients(fs::path folder, Keys& keys, std::vector<std::string> modules)
    : folder_(std::move(folder)), keys_(keys), modules_(std::move(modules)) {}

fs::path ProviderClients::file(ProviderId id) const { return folder_ / "providers" / (id.text() + ".secret"); }

void ProviderClients::keep_secret(ProviderId id, const core::Secret& secret) {
    fs::create_directories(folder_ / "providers");
    fs::permissions(folder_ / "providers", fs::perms::owner_all);
    write_key_file(file(id), secret.reveal());
}

void ProviderClients::forget_secret(ProviderId id) {
    std::error_code ignored;
    fs::remove(file(id), ignored);
}

bool ProviderClients::secret_kept(ProviderId id) const { return fs::exists(file(id)); }

core::Secret ProviderClients::secret(ProviderId id) const {
    const Error unusable(Code::unavailable, "signing.error.provider_secret");
    return read_secret_file(file(id), unusable, unusable);
}

esign::Service ProviderClients::esign(const Provider& provider) const {
    esign::Service service;
    service.url = provider.address;
    service.user = provider.user;
    service.password = secret(provider.id);
    service.plain_http = provider.plain_http;
    service.null_text = provider.null_text;
    service.limit = patience;
    const Habits& habits = provider.habits;
    if (habits.question_seconds > 0) service.limit = std::chrono::seconds(habits.question_seconds);
    if (habits.signing_seconds > 0) service.signing_limit = std::chrono::seconds(habits.signing_seconds);
    const auto put = [](std::string& usual, const std::string& habit) {
        if (!habit.empty()) usual = habit;
    };
    put(service.totp_key, habits.totp_key);
    put(service.status_path, habits.status_path);
    put(service.registration_path, habits.registration_path);
    for (esign::Grid* grid : {&service.v1, &service.v2}) {
        grid->scale = habits.mark_scale;
        grid->right = habits.mark_right;
        grid->down = habits.mark_down;
    }
    if (provider.mark_origin != MarkOrigin::usual)
        service.v1.origin = service.v2.origin =
            provider.mark_origin == MarkOrigin::top ? esign::Origin::top : esign::Origin::bottom;
    return service;
}

std::shared_ptr<seal::Csc> ProviderClients::csc(const Provider& provider) const {
    return std::make_shared<seal::Csc>(seal::CscAddress{provider.address, provider.user, std::chrono::seconds(20)},
                                       secret(provider.id));
}

seal::Token ProviderClients::token(const Provider& provider, const std::string& key) const {
    // A library runs inside this process: only those the house's settings name are loaded.
    if (std::find(modules_.begin(), modules_.end(), provider.address) == modules_.end())
        throw Error(Code::unavailable, "signing.error.token_module",
                    {{"file", provider.address.substr(provider.address.rfind('/') + 1)}});
    seal::TokenKey wanted{{provider.token_label, provider.token_serial}, {}, {}};
    if (key.starts_with("id:")) wanted.id = core::unhex(key.substr(3));
    else wanted.label = key;
    return seal::Token(seal::Module::load(provider.address), std::move(wanted));
}

void ProviderClients::probe(const Provider& provider) {
    switch (provider.kind) {
        case ProviderKind::file:
            return;
        case ProviderKind::token:
            return require_token(token(provider, "").status());
        case ProviderKind::esign_v1: {
            const esign::Service service = esign(provider);
            (void)esign::V1(service).status(nobody);
            return;
        }
        case ProviderKind::esign_v2: {
            const esign::Service service = esign(provider);
            (void)esign::V2(service).status({nobody, {}});
            return;
        }
        case ProviderKind::csc:
            return require_access(*csc(provider));
    }
}

SignerReady ProviderClients::ready(const Provider& provider, core::PersonId person, const std::string& key) {
    SignerReady ready;
    switch (provider.kind) {
        case ProviderKind::file:
            (void)keys_.key_of(person);
            break;
        case ProviderKind::token:
            require_token(token(provider, key).status());
            if (auto shown = token(provider, key).shown()) {
                ready.certificate = std::move(shown->certificate);
                ready.chain = std::move(shown->chain);
            }
            break;
        case ProviderKind::esign_v1: {
            const esign::Service service = esign(provider);
            esign::PersonV1(service).require_ready(needed(key));
            break;
        }
        case ProviderKind::esign_v2: {
            const esign::Service service = esign(provider);
            esign::PersonV2(service).require_ready(needed(key));
            ready.passphrase = !provider.one_time;
            ready.one_time = provider.one_time;
            if (ready.one_time) ready.together = esign::most_files;
            break;
        }
        case ProviderKind::csc: {
            const seal::CscCredential credential = csc(provider)->credential(needed(key));
            ready.page = credential.by_page;
            ready.passphrase = !credential.pin_id.empty();
            ready.one_time = !credential.otp_id.empty();
            if (ready.one_time || ready.page) ready.together = credential.most;
            ready.certificate = credential.certificate;
            ready.chain = credential.chain;
            break;
        }
    }
    return ready;
}

esign::UserStatus ProviderClients::status(const Provider& provider, const std::string& key) const {
    const esign::Service service = esign(provider);
    if (provider.kind == ProviderKind::esign_v1) return esign::V1(service).status(needed(key));
    return esign::V2(service).status(esign::who_of(needed(key)));
}

void ProviderClients::send_one_time(const Provider& provider, const std::string& key, std::size_t letters) {
    if (provider.kind == ProviderKind::esign_v2 && provider.one_time) {
        const esign::Service service = esign(provider);
        esign::V2(service).send_totp(esign::who_of(needed(key)), static_cast<int>(letters));
        return;
    }
    if (provider.kind == ProviderKind::csc) {
        const auto service = csc(provider);
        const auto credential = service->credential(needed(key));
        if (!credential.otp_id.empty()) return service->send_otp(credential);
    }
    throw Error(Code::conflict, "signing.error.no_one_time");
}

std::optional<std::uintmax_t> ProviderClients::free_space() const {
    std::error_code fault;
    const auto space = fs::space(folder_, fault);
    return fault ? std::nullopt : std::optional(space.available);
}

}  // namespace signing
