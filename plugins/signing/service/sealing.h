// SPDX-License-Identifier: Apache-2.0
// From consent to sealed bytes, in two units of work with the signing between them:
//
//   pre-flight   the key opens with the passphrase; nothing is taken yet
//   unit 1       approve, take number and date                        -> round approved
//   no unit      render, sign with timestamp, check our own output, store the blob
//   unit 2       record the signed bytes, tell the others              -> round sealed
//
// A crash between the units leaves the number held and the round approved: the signer signs again and
// the same number is used. The passphrase lives only in the Secret handed in.
#pragma once

#include "core/auth/accounts.h"
#include "core/blob/store.h"
#include "core/events/events.h"
#include "signing/service/desk.h"
#include "signing/service/keys.h"

namespace signing {

class Sealing {
  public:
    Sealing(core::db::Db& db, core::blob::Store& blobs, const core::events::Bus& bus,
            core::auth::Accounts& accounts, Subjects& subjects, Keys& keys, Validator& validator)
        : db_(db), blobs_(blobs), bus_(bus), accounts_(accounts), subjects_(subjects), keys_(keys),
          validator_(validator) {}

    // Throws Error(invalid, "signing.error.passphrase") for a wrong passphrase, which counts
    // towards the lock of the account; Error(conflict) when the content changed or the turn is over.
    void run(const core::Context& ctx, std::string_view subject, const core::Secret& passphrase);

  private:
    struct Made {
        core::Digest shown, sealed;
        core::Bytes certificate;
    };
    void approve(const core::Context& ctx, std::string_view subject);
    Made make(const core::Context& ctx, std::string_view subject, const core::Secret& passphrase);
    void record(const core::Context& ctx, std::string_view subject, const Made& made);

    core::db::Db& db_;
    core::blob::Store& blobs_;
    const core::events::Bus& bus_;
    core::auth::Accounts& accounts_;
    Subjects& subjects_;
    Keys& keys_;
    Validator& validator_;
};

}  // namespace signing
