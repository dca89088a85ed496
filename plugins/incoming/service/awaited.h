// SPDX-License-Identifier: Apache-2.0
// What waits of a letter in a mailbox: to be opened, disposed, reported, taken, closed, answered. And what the
// room of deadlines asks of it.
#pragma once

#include "incoming/service/room.h"

namespace incoming {

// live: what waits begins now. past: when the letter or branch says it began.
enum class Since { live, past };

// Tells what waits of the letter as it stands in the database now.
void say_waits(core::db::Tx& tx, Parts& parts, core::Instant now, IncomingId id, Since how = Since::live);
void count_flow(core::db::Tx& tx, Parts& parts, core::Date day, core::UnitId unit, deadlines::Flow flow,
                classification::AccessClass access);

// Due dates that outages or pauses moved, of the open branches of these letters.
using MovedDues = std::map<BranchId, deadlines::MovedDay>;
MovedDues moved_dues(core::db::Tx& tx, Parts& parts, const std::vector<IncomingId>& of);
inline std::optional<deadlines::MovedDay> moved_of(const MovedDues& all, BranchId branch) {
    const auto at = all.find(branch);
    return at == all.end() ? std::nullopt : std::optional(at->second);
}

class Awaited final : public deadlines::Subjects {
  public:
    static constexpr std::string_view job = "incoming.waits";

    explicit Awaited(Parts& parts) : parts_(parts) {}

    std::string kind() const override { return "incoming"; }
    deadlines::Facts facts(core::db::Tx& tx, std::string_view subject) override;
    // Who sent a letter of this house knows it as his, and finds it there.
    std::map<std::string, deadlines::Said> describe(core::db::Tx& tx, const core::Actor& actor,
                                                    const std::vector<std::string>& subjects) override;
    std::map<std::string, deadlines::Said> named(core::db::Tx& tx, const std::vector<std::string>& subjects) override;
    // The branch shows the day it has by now.
    void moved(core::db::Tx& tx, std::string_view subject, std::string_view part, core::Date due) override;
    // The letters a sealed one replies to wait for an answer no more.
    void on_reply(core::db::Tx& tx, core::Instant now, letters::LetterId letter);
    // At start: the calendar this room kept goes to the room of deadlines, and once, where there are letters from
    // before it, a portion of them is told; the next is put on.
    void begin();
    void bring_over(const core::Json& payload);

  private:
    void count_past(core::db::Tx& tx, const Entry& entry, core::Instant before);

    Parts& parts_;
};

}  // namespace incoming
