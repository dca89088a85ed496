// SPDX-License-Identifier: Apache-2.0
// What the clock tells people, and the days the office works, which notices keep to.
#pragma once

#include "deadlines/service/parts.h"
#include "notify/notices.h"

namespace deadlines {

// Notices of this room are of the thing that waits, "deadline:<id>": a superior may know of it where the letter itself
// is none of his.
class Telling final : public notify::Calendar, public notify::Subjects {
  public:
    explicit Telling(Parts& parts) : parts_(parts) {}

    void through(notify::Notices& notices);   // at start
    bool working(core::db::Tx& tx, core::Date day) override;
    std::optional<notify::Described> describe(core::db::Tx& tx, const core::Actor& actor,
                                              std::string_view object) override;

  private:
    Parts& parts_;
};

// raised: overdue with somebody below. urged: the holder is asked to hurry. paused: by somebody else. asked: for a
// pause of the day he set. granted, declined: what became of that.
enum class News { reminded, raised, urged, paused, asked, granted, declined };

// Nothing is told where there are no notices. Of what the receiver may not know of he sees none.
void tell(core::db::Tx& tx, Parts& parts, const core::Context& ctx, News news, const Wait& wait, core::PositionId to);
// It was dealt with: nobody is called to it any more.
void tell_no_more(core::db::Tx& tx, Parts& parts, const Wait& wait);
// What was asked of who set the day is answered.
void tell_answered(core::db::Tx& tx, Parts& parts, const Wait& wait);
inline std::string object_of(WaitId id) { return "deadline:" + id.text(); }

}  // namespace deadlines
