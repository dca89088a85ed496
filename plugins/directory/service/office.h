// SPDX-License-Identifier: Apache-2.0
// The directory as other rooms ask it, and the seats the house gives to who signs in.
#pragma once

#include "core/auth/accounts.h"
#include "core/conf/settings.h"
#include "directory/appointed.h"
#include "directory/directory.h"
#include "directory/domain/grant.h"

namespace directory {

class Office final : public Directory, public Appointments, public core::auth::Seating {
  public:
    explicit Office(const core::conf::Settings& settings) : settings_(settings) {}

    Agency agency(core::db::Tx& tx) override;
    std::vector<Unit> units(core::db::Tx& tx) override;
    std::optional<Unit> unit(core::db::Tx& tx, core::UnitId id) override;
    std::optional<Unit> unit_by_code(core::db::Tx& tx, std::string_view code) override;
    std::optional<Position> position(core::db::Tx& tx, core::PositionId id) override;
    std::optional<Position> position_by_code(core::db::Tx& tx, std::string_view code) override;
    std::vector<Position> positions(core::db::Tx& tx, core::UnitId unit) override;
    std::vector<Position> all_positions(core::db::Tx& tx) override;
    std::vector<Position> subordinates(core::db::Tx& tx, core::PositionId of) override;
    std::vector<Position> line_above(core::db::Tx& tx, core::PositionId of) override;
    std::optional<Holder> holder(core::db::Tx& tx, core::PositionId position,
                                 core::Date day) override;
    std::optional<Holder> holder_by(core::db::Tx& tx, core::AppointmentId appointment) override;
    std::optional<Appointed> appointed(core::db::Tx& tx, core::AppointmentId id) override;
    // Throws Error(not_found) for an unknown unit; the topmost unit when none above numbers its
    // own.
    Unit numbering_unit(core::db::Tx& tx, core::UnitId unit) override;
    std::optional<Position> clerk(core::db::Tx& tx, core::UnitId unit) override;
    std::vector<Group> groups(core::db::Tx& tx) override;

    // Definitive first, then the newest; a definitive seat rests while another acts in it. Then those lent to him.
    std::vector<core::Seat> seats(core::db::Tx& tx, core::PersonId person,
                                  core::Date today) override;
    std::optional<Called> called(core::db::Tx& tx, std::string_view login) override;

    Limits limits() const;
    int grant_days() const;   // longer substitutions are warned of

  private:
    std::optional<core::Seat> seat_of(core::db::Tx& tx, const Appointment& made);
    std::optional<core::Seat> lent_seat(core::db::Tx& tx, const MailboxGrant& grant,
                                        const std::vector<core::Seat>& own, core::Date today);

    const core::conf::Settings& settings_;
};

}  // namespace directory
