// SPDX-License-Identifier: Apache-2.0
// A loan (peminjaman) of one whole dossier, never of leaves from it.
//
//   requested -> granted -> out -> returned
//       |           |        +---> lost -> returned     found again
//       +-> refused +-> withdrawn
//       +-> withdrawn
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "archive/dossiers.h"
#include "classification/classification.h"
#include "depot/domain/hold.h"
#include "depot/domain/series.h"

namespace depot {

using LoanId = core::Id<struct LoanTag>;

enum class LoanState { requested, refused, withdrawn, granted, out, returned, lost };
inline constexpr std::array<LoanState, 7> all_loan_states{LoanState::requested, LoanState::refused,
                                                          LoanState::withdrawn, LoanState::granted,
                                                          LoanState::out,       LoanState::returned,
                                                          LoanState::lost};
std::string_view name(LoanState state);

enum class Condition { good, brittle, damaged };   // BAIK, RAPUH, RUSAK
inline constexpr std::array<Condition, 3> all_conditions{Condition::good, Condition::brittle, Condition::damaged};
std::string_view name(Condition condition);

struct Loan {
    LoanId id;
    std::int64_t number = 0;
    int year = 0;
    archive::DossierId dossier;
    core::UnitId unit;                          // whose archive it is of
    LoanState state = LoanState::requested;
    std::optional<core::PersonId> borrower;     // none: somebody without an account, written down by the keeper
    std::optional<core::PositionId> borrower_position;
    std::string borrower_name, borrower_unit, phone, purpose, basis;
    std::string paper_reason;                   // why the paper, of a dossier that can be read without it
    int days = 0;                               // working days
    core::Instant asked;
    std::optional<Step> decided;
    std::string decision;                       // why it was refused, or a word to the borrower
    std::string card, visit;                    // numbers of a reader at the table, who is named nowhere else
    std::optional<core::UnitId> card_unit;      // whose series that card is of; told by its reader, kept nowhere
    std::string place;                          // where it stood when it went out
    std::optional<core::Date> out_on, due_on, ended_on;
    std::string out_by, ended_by;
    int extensions = 0;
    std::optional<bool> complete;
    std::optional<Condition> condition;
    std::string note, loss_number;
    std::optional<core::Date> reminded_for, pressed_on;
    std::int64_t version = 1;
    std::string series, card_series;   // see in_series(); told to who looks, kept nowhere

    std::string numbered() const { return std::to_string(number) + "/" + std::to_string(year); }
    std::string called() const { return in_series(numbered(), series); }
    std::string card_called() const { return in_series(card, card_series); }
    bool at_table() const { return days == 0; }   // for the day
    bool overdue(core::Date today) const { return state == LoanState::out && due_on && today > *due_on; }

    // Each throws Error(conflict) where the state does not allow it, Error(invalid) naming the field.
    // Of what is not open to all another than the borrower grants it, and says by what right it is lent.
    void grant(Step by, std::string why, int for_days, classification::AccessClass access);
    void refuse(Step by, std::string reason);
    void withdraw();
    // The class may have risen since it was granted: what is open to all no more is not read at the table, and of a
    // loan granted as if it were is asked anew. Nor is it left out longer.
    void hand_out(core::Date on, core::Date due, std::string by, std::string stood_at,
                  classification::AccessClass access);
    void extend(core::Date due, int most, classification::AccessClass access);
    void take_back(core::Date on, std::string by, bool whole, Condition state_of_it, std::string remark);
    void lose(core::Date on, std::string by, std::string act_number, std::string remark);
    bool by_right(classification::AccessClass access) const;   // lent as that class wants it

  private:
    void only(bool allowed) const;
};

constexpr int most_loan_days = 90;

}  // namespace depot
