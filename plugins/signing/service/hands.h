// SPDX-License-Identifier: Apache-2.0
// What a signer holds once he has proven himself: his key opened, for every signature he consents to while
// it lasts. The passphrase is tried once, when the hand is opened, before anything is taken; services that take
// a whole PDF, and some of the CSC, try it only with the first signature. A wrong one is never sent twice.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>

#include "core/auth/accounts.h"
#include "signing/check/trust.h"
#include "signing/pades/sign.h"
#include "signing/service/keys.h"
#include "signing/service/providers.h"

namespace signing {

class Hand {
  public:
    virtual ~Hand() = default;
    // Signs the file where it stands: it begins with the bytes it had. Gives the certificate (DER) of the signature.
    // Asks over networks: no unit of work may be open.
    virtual core::Bytes sign(core::Bytes& pdf, const pades::SignRequest& request) = 0;
    // Makes a field and a timestamp of its own; of the request it takes the reason and, where a field is to show
    // something, its place and look.
    virtual bool whole() const { return false; }
    // With a one-time password: how many letters it is good for, signed together and once. 0: one follows another
    // for as long as the hand lasts.
    virtual std::size_t together() const { return 0; }
    struct Sheet {
        // The bytes to be signed; asked for as often as they are needed, so that no more than needed are held.
        std::function<core::Bytes()> pdf;
        const pades::SignRequest& request;
    };
    struct Each {
        core::Bytes pdf, certificate;       // signed; DER
        std::optional<core::Error> fault;   // of this one alone
    };
    // With one call of the keeper; then each is taken in their order, before the next is made. Throws what fails all.
    using Take = std::function<void(std::size_t place, Each made)>;
    virtual void sign_together(const std::vector<Sheet>& sheets, const Take& take);
};

// What a signer types, and for how many.
struct Proof {
    const core::Secret& passphrase;
    core::Secret one_time;       // a one-time password, where his provider wants one
    std::size_t letters = 1;     // that he wants to sign with it
};

class Hands {
  public:
    // Without `providers` everybody signs with the files of this server. `anchors`: what the answers of services
    // that take a whole PDF are judged by.
    Hands(core::db::Db& db, core::auth::Accounts& accounts, Keys& keys, Providers* providers = nullptr,
          std::function<check::Anchors()> anchors = {})
        : db_(db), accounts_(accounts), keys_(keys), providers_(providers), anchors_(std::move(anchors)) {}

    // The actor's. Throws Error(invalid, "signing.error.passphrase") for a wrong passphrase, which counts
    // towards the lock of the account, Error(too_many) once it is locked, and what ready() throws.
    std::unique_ptr<Hand> open(const core::Context& ctx, const core::Secret& passphrase) {
        return open(ctx, Proof{passphrase, {}});
    }
    std::unique_ptr<Hand> open(const core::Context& ctx, Proof proof);

    // Of an actor who gives leave on a page of his keeper: signs together once `key` has it. Throws what open() throws,
    // Error(conflict, "signing.error.no_page") where he types here.
    struct ByPage {
        std::unique_ptr<Hand> hand;
        seal::CscByPage* key = nullptr;   // in the hand
        std::string keeper;               // its name
    };
    ByPage open_by_page(const core::Context& ctx);

    // Who keeps the actor's key.
    Served served(const core::Context& ctx);
    // What he types, or why he cannot sign now: what the provider says, and of signing.error: provider_inactive.
    // An answer is good for a minute when it may be an `old` one; a new one is asked for where it was no.
    enum class Age { old, fresh };
    SignerReady ready(const core::Context& ctx, const Served& served, Age age);
    // For so many letters, as far as one password reaches; gives for how many it was asked.
    std::size_t send_one_time(const core::Context& ctx, std::size_t letters = 1);
    // What the provider said while it was only asked is worth nothing any more: a signature failed there.
    void forget(ProviderId provider);
    // A path leads from the certificate over what it brings along to somebody this house trusts: else the signature
    // would be made and found worthless. Throws Error(conflict, "signing.error.certificate_path", {issuer}).
    void require_path(core::ByteView certificate, const std::vector<core::Bytes>& chain, core::Instant now) const;
    // Whether who holds the position signs by a service that makes the field itself.
    bool makes_own_field(const core::Context& ctx, core::PositionId position);
    // Where keys and letters are kept; nothing when it is not known.
    std::optional<std::uintmax_t> free_space() const;

  private:
    struct Answer {
        core::Instant at;
        SignerReady ready;
        std::optional<core::Error> fault;
    };
    // The certificate is of now, leads to somebody trusted, and nobody took it back.
    void require_good(const core::Context& ctx, const seal::Session& key);
    std::unique_ptr<Hand> whole(const core::Context& ctx, const Served& served, Proof proof);
    // As many as the password was asked for, when it was asked for here.
    std::size_t covered(const core::Context& ctx, const Served& served, const SignerReady& ready, std::size_t letters);

    core::db::Db& db_;
    core::auth::Accounts& accounts_;
    Keys& keys_;
    Providers* providers_;
    std::function<check::Anchors()> anchors_;
    std::mutex mutex_;
    std::map<std::string, Answer> answers_;   // by person, provider and its version
    std::map<std::string, std::size_t> codes_;   // by person and provider: letters the last password is for
};

}  // namespace signing
