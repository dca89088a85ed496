// SPDX-License-Identifier: Apache-2.0
// What is looked at before the passphrase of a signature is asked for, and again before anything is taken.
#pragma once

#include "signing/domain/preflight.h"
#include "signing/service/desk.h"
#include "signing/service/hands.h"

namespace signing {

class Preflights {
  public:
    // `timestamps`: throws while the timestamp service the subject needs does not answer.
    Preflights(core::db::Db& db, Subjects& subjects, Hands& hands, std::function<void(std::string_view)> timestamps)
        : db_(db), subjects_(subjects), hands_(hands), timestamps_(std::move(timestamps)) {}

    // Everything, for whoever is asked to sign; Error(not_found) when he may not see the subject. Asks the
    // provider: no unit of work may be open.
    Preflight of(const core::Context& ctx, std::string_view subject);
    // Throws what stops first.
    void require(const core::Context& ctx, std::string_view subject);

  private:
    using About = Finding::About;
    struct Check {
        About about;
        std::function<Finding()> look;   // throws the Error that stops
    };
    std::vector<Check> checks(const core::Context& ctx, std::string_view subject, Hands::Age age);
    Finding turn(const core::Context& ctx, std::string_view subject);
    Finding reading(const core::Context& ctx, std::string_view subject);
    Finding mandate(const core::Context& ctx, std::string_view subject);
    Finding certificate(const core::Context& ctx, Hands::Age age);

    core::db::Db& db_;
    Subjects& subjects_;
    Hands& hands_;
    std::function<void(std::string_view subject)> timestamps_;
};

}  // namespace signing
