// SPDX-License-Identifier: Apache-2.0
// What a round tells people: that it waits for them, that it came back, that it is sealed, that a signature failed.
// Tells nobody where there are no notices.
#pragma once

#include "notify/notices.h"
#include "signing/domain/round.h"

namespace signing {

class Subjects;

class Telling {
  public:
    using Tx = core::db::Tx;
    using Context = core::Context;

    void through(notify::Notices& notices);   // at start

    void waits(Tx& tx, const Context& ctx, std::string_view subject, core::PositionId position, StepKind kind) const;
    // Nobody is asked by the step any more.
    void waits_no_more(Tx& tx, const Context& ctx, std::string_view subject, core::PositionId position,
                       StepKind kind) const;
    // The actor dealt with it.
    void done(Tx& tx, const Context& ctx, std::string_view subject) const;
    void opened(const Context& ctx, std::string_view subject) const;

    // To who brought it up.
    void returned(Tx& tx, const Context& ctx, Subject& owner, const OwnRound& round, bool refused) const;
    void unreturned(Tx& tx, const Context& ctx, Subject& owner, const OwnRound& round) const;
    void sealed(Tx& tx, const Context& ctx, Subject& owner, const OwnRound& round) const;
    // To the signer, too: he may have signed many at once and looks at none of them.
    void failed(Tx& tx, const Context& ctx, Subject& owner, const OwnRound& round, core::PositionId signer) const;
    // What his signature waited for answers again.
    void again(Tx& tx, const Context& ctx, std::string_view subject, core::PositionId signer) const;

  private:
    void tell(Tx& tx, const Context& ctx, const char* kind, std::string_view subject,
              std::vector<notify::Receiver> to) const;

    notify::Notices* notices_ = nullptr;
};

}  // namespace signing
