// SPDX-License-Identifier: Apache-2.0
// Keeps what rooms say is waiting, and answers their questions about the calendar.
#pragma once

#include "classification/classes.h"
#include "deadlines/service/parts.h"

namespace deadlines {

class Keeping final : public Waits, public Calendar, public classification::Follower {
  public:
    explicit Keeping(Parts& parts) : parts_(parts) {}

    void serve(Subjects& subjects) override { parts_.subjects[subjects.kind()] = &subjects; }
    void say(core::db::Tx& tx, core::Instant now, std::string_view room, std::string_view subject,
             const std::vector<Wanted>& said, std::string_view outcome) override;
    void count(core::db::Tx& tx, core::Date day, core::UnitId unit, Flow flow,
               classification::AccessClass access) override;
    bool first(core::db::Tx& tx, core::Instant now, std::string_view what) override;
    std::vector<Ahead> open(core::db::Tx& tx, std::string_view subject) override;
    std::map<std::string, MovedDay> moved(core::db::Tx& tx, const std::vector<std::string>& subjects) override;

    // What waits is told by the class the letter has now.
    void reclassified(core::db::Tx& tx, const core::Context& ctx, const classification::ClassChange& change) override;

    WorkTime worktime(core::db::Tx& tx) override;
    core::Zone zone(core::db::Tx& tx, core::UnitId unit) override;
    bool adopt(core::db::Tx& tx, core::Date day, std::string_view name) override;

  private:
    Facts facts(core::db::Tx& tx, std::string_view subject);
    // Leaves the day a person asked for only where the office's rule does not end sooner.
    void take_nearer(core::db::Tx& tx, core::Instant now, const Ground& ground, const Facts& facts,
                     const std::vector<Wait>& open, Wanted& wanted);
    void begin(core::db::Tx& tx, core::Instant now, const Ground& ground, const Facts& facts, Wait wait,
               const Wanted& wanted);
    void refresh(core::db::Tx& tx, core::Instant now, const Ground& ground, const Facts& facts, Wait wait,
                 const Wanted& wanted);
    void finish(core::db::Tx& tx, core::Instant now, const Ground& ground, Wait wait, std::string_view outcome);

    Parts& parts_;
};

}  // namespace deadlines
