// SPDX-License-Identifier: Apache-2.0
// What the clock tells people, and the days the office works, which notices keep to.
#pragma once

#include "deadlines/service/parts.h"
#include "notify/notices.h"

namespace deadlines {

class Telling final : public notify::Calendar {
  public:
    explicit Telling(Parts& parts) : parts_(parts) {}

    void through(notify::Notices& notices);   // at start
    bool working(core::db::Tx& tx, core::Date day) override;

  private:
    Parts& parts_;
};

// Nothing is told where there are no notices. Of a subject the receiver may not know of he sees none.
void tell_reminded(core::db::Tx& tx, Parts& parts, std::string_view subject, core::PositionId holder);
void tell_escalated(core::db::Tx& tx, Parts& parts, std::string_view subject, core::PositionId to);

}  // namespace deadlines
