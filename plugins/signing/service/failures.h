// SPDX-License-Identifier: Apache-2.0
// What people are told of a signature that failed: the administrator what a provider last said, the signer that
// his number is held.
#pragma once

#include "core/words/words.h"
#include "signing/service/desk.h"

namespace signing {

class Failures {
  public:
    Failures(core::db::Db& db, Desk& desk) : db_(db), desk_(desk) {}

    // For administrators; Error(forbidden) for others.
    std::optional<SigningFailure> last_at(const core::Context& ctx, ProviderId provider);
    // The failure of the actor's signature as he is told of it: with the number, where one was taken and stays
    // held. The code is the same; another's mistake or a wrong passphrase is given back as it is.
    core::Error told(const core::Context& ctx, std::string_view subject, const core::Error& error,
                     const core::words::Catalog& words);

  private:
    core::db::Db& db_;
    Desk& desk_;
};

// The provider's own number of the failure, "" when it gave none.
std::string code_of(const core::Args& args);

}  // namespace signing
