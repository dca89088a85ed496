// SPDX-License-Identifier: Apache-2.0
// What waits of a letter beside paraf and signature: a draft that came back, the scan of a sheet signed with
// ink, addressees outside to whom it is still to be brought. And what the room of deadlines asks of letters.
#pragma once

#include "deadlines/waits.h"
#include "letters/service/room.h"

namespace letters {

// Tells what waits of the letter as it is now; `since` where that is not now.
void say_waits(core::db::Tx& tx, Parts& parts, core::Instant now, const Letter& letter,
               std::optional<core::Instant> since = std::nullopt);
// Keeps the letter as it is now, and tells.
void keep_state(core::db::Tx& tx, Parts& parts, core::Instant now, const Letter& letter, const Letter& was);

class Awaited final : public deadlines::Subjects {
  public:
    static constexpr std::string_view job = "letters.waits";

    explicit Awaited(Parts& parts) : parts_(parts) {}

    std::string kind() const override { return "letter"; }
    deadlines::Facts facts(core::db::Tx& tx, std::string_view subject) override;
    std::map<std::string, deadlines::Said> describe(core::db::Tx& tx, const core::Actor& actor,
                                                    const std::vector<std::string>& subjects) override;
    std::map<std::string, deadlines::Said> named(core::db::Tx& tx, const std::vector<std::string>& subjects) override;
    // Once, when there are letters from before the room of deadlines: a portion of them, and the next is put on.
    void begin();
    void bring_over(const core::Json& payload);

  private:
    Parts& parts_;
};

}  // namespace letters
