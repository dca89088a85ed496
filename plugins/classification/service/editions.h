// SPDX-License-Identifier: Apache-2.0
// Editions of the instruments: putting them in force, ending them, making new ones from old, telling them apart; and
// which code of a newer scheme took the place of one of an older.
#pragma once

#include <map>

#include "classification/domain/edition.h"
#include "classification/domain/code.h"
#include "classification/service/table_file.h"
#include "core/auth/actor.h"
#include "core/db/db.h"

namespace classification {

constexpr std::size_t longest_basis = 500;   // characters

class Editions {
  public:
    explicit Editions(core::db::Db& db) : db_(db) {}

    struct Line {
        Version version;
        std::int64_t rows = 0, open = 0;   // open: rows of it that wait for a decision
        bool in_force = false;
    };
    std::vector<Line> list(const core::Context& ctx);
    Line one(const core::Context& ctx, std::string_view id);   // throws Error(not_found)

    // From now on it never changes. Throws Error(conflict) while it is empty, has rows to decide on, or is no draft.
    void publish(const core::Context& ctx, std::string_view id, const std::string& basis);
    // Throws Error(conflict) for the one in force when no other is published.
    void withdraw(const core::Context& ctx, std::string_view id, const std::string& reason);
    // A draft with the same rows; its id.
    std::string copy(const core::Context& ctx, std::string_view id, const std::string& name,
                     std::optional<core::Date> effective);

    // Between two editions of one kind. Throws Error(invalid) where they are not.
    std::vector<Change> changes(const core::Context& ctx, std::string_view older, std::string_view newer);

    // Of two schemes.
    std::vector<Mapping> mappings(const core::Context& ctx, std::string_view older, std::string_view newer);
    std::string map(const core::Context& ctx, Mapping mapping);
    Mapping unmap(const core::Context& ctx, std::string_view id);   // what it was
    // Takes over what the comparison tells beyond doubt: one name that stands under one other code now. How many.
    int map_recoded(const core::Context& ctx, std::string_view older, std::string_view newer);
    // A table with kode, kode_baru, jenis and catatan; all of it or, with faults, nothing.
    struct Taken {
        int added = 0, known = 0;
        std::vector<core::Fault> faults;   // field: "line 4"
    };
    Taken take(const core::Context& ctx, const TableFile& file, std::string_view older, std::string_view newer);

  private:
    Version known(core::db::Tx& tx, std::string_view id);
    std::pair<Version, Version> two(core::db::Tx& tx, std::string_view older, std::string_view newer);
    void check(core::db::Tx& tx, const Mapping& mapping, std::vector<core::Fault>& faults);

    core::db::Db& db_;
};

// Codes of any edition that mean the same matter as this one or one below it, themselves not among them.
std::vector<std::string> kin(core::db::Tx& tx, std::string_view code);
// The same of many; codes without any are left out.
std::map<std::string, std::vector<std::string>> kin(core::db::Tx& tx, const std::vector<std::string>& codes);
// What the code became in that scheme: itself where it stands there; nothing where it was split or given up.
std::optional<std::string> became(core::db::Tx& tx, std::string_view scheme, std::string_view code);

}  // namespace classification
