// SPDX-License-Identifier: Apache-2.0
// Letters in the database: the letter itself, every version saved, its addressees with receipts and
// those who take part in its rounds.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/db/db.h"
#include "letters/domain/access.h"
#include "letters/domain/handing.h"
#include "letters/domain/letter.h"

namespace letters {

// Why a version was saved: written as a draft, or corrected on its way.
enum class Cause { draft, correction };
std::string_view name(Cause cause);   // "draft", "correction"

struct Version {
    std::int64_t number = 0;
    core::Instant at;
    std::string person;
    Content content;
    Cause cause = Cause::draft;
};

struct Receipt {
    Addressee addressee;
    std::optional<core::Instant> at;   // when the addressee's room took it in
    std::string agenda;
};

class LetterStore {
  public:
    void insert(core::db::Tx& tx, const Letter& letter);
    // Throws Error(conflict, "letters.error.changed") when the row is no longer as `was` was read.
    void update(core::db::Tx& tx, const Letter& letter, const Letter& was);

    std::optional<Letter> find(core::db::Tx& tx, LetterId id);
    std::optional<Letter> by_code(core::db::Tx& tx, std::string_view code);
    std::optional<Letter> by_bytes(core::db::Tx& tx, const core::Digest& bytes);
    // Throws Error(not_found, "letters.error.not_found").
    Letter get(core::db::Tx& tx, LetterId id);

    void keep_version(core::db::Tx& tx, const Letter& letter, core::PersonId person,
                      std::string_view name, Cause cause = Cause::draft);
    std::vector<Version> versions(core::db::Tx& tx, LetterId id);   // newest first
    std::optional<Version> version(core::db::Tx& tx, LetterId id, std::int64_t number);

    std::vector<Receipt> receipts(core::db::Tx& tx, LetterId id);
    // Whose the letter is, of an addressee it is personal to.
    void name_person(core::db::Tx& tx, LetterId id, core::PositionId position, core::PersonId person);
    // False when the position is no addressee or the receipt is there already.
    bool receive(core::db::Tx& tx, LetterId id, core::PositionId by, core::Instant at,
                 std::string_view agenda);

    // Addressees outside the agency, in their order.
    std::vector<OutsideAddressee> outside(core::db::Tx& tx, LetterId id);
    void hand(core::db::Tx& tx, LetterId id, const OutsideAddressee& to);

    void add_participant(core::db::Tx& tx, LetterId id, core::PositionId position);
    Standing standing(core::db::Tx& tx, const Letter& letter);
    // Sent letters, in the order of ids after the one named.
    std::vector<LetterId> sent_after(core::db::Tx& tx, LetterId id, int limit);

  private:
    void write_addressees(core::db::Tx& tx, const Letter& letter);
};

}  // namespace letters
