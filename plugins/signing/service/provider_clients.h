// SPDX-License-Identifier: Apache-2.0
// Providers as they are spoken to: their clients put together with the credential of the application, which
// lies in a file of its own beside the keys, read by the server's user alone.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>

#include "core/base/secret.h"
#include "signing/domain/provider.h"
#include "signing/seal/csc.h"
#include "signing/seal/esign/service.h"
#include "signing/seal/esign/values.h"
#include "signing/seal/token.h"
#include "signing/service/keys.h"

namespace signing {

class ProviderClients {
  public:
    // A question a person waits for; signing itself may take longer. Providers may have another habit.
    static constexpr std::chrono::seconds patience{8};

    // `folder`: of the keys. `modules`: libraries of tokens that may be loaded.
    ProviderClients(std::filesystem::path folder, Keys& keys, std::vector<std::string> modules);

    const std::vector<std::string>& modules() const { return modules_; }
    void keep_secret(ProviderId id, const core::Secret& secret);
    void forget_secret(ProviderId id);
    bool secret_kept(ProviderId id) const;

    // Calls over the network or to a token: no unit of work may be open. They throw what the client throws, and
    // of signing.error: provider_secret (no credential, or others may read it), provider_key (the person is not
    // known there by any key).
    //
    // The provider answers and takes our credential.
    void probe(const Provider& provider);
    // It would let this person sign now.
    SignerReady ready(const Provider& provider, core::PersonId person, const std::string& key);
    // Good for so many letters.
    void send_one_time(const Provider& provider, const std::string& key, std::size_t letters);
    // How he stands at BSrE; of providers that take a whole PDF alone.
    esign::UserStatus status(const Provider& provider, const std::string& key) const;

    esign::Service esign(const Provider& provider) const;
    std::shared_ptr<seal::Csc> csc(const Provider& provider) const;
    seal::Token token(const Provider& provider, const std::string& key) const;

    std::optional<std::uintmax_t> free_space() const;

  private:
    std::filesystem::path file(ProviderId id) const;
    core::Secret secret(ProviderId id) const;

    std::filesystem::path folder_;
    Keys& keys_;
    std::vector<std::string> modules_;
};

}  // namespace signing
