// SPDX-License-Identifier: Apache-2.0
// Editions of the instruments: putting them in force, ending them, making new ones from old, telling them apart; and
// which code of a newer scheme took the place of one of an older.
#pragma once

#include <map>

#include <set>

#include "classification/approvals.h"
#include "classification/domain/approval.h"
#include "classification/domain/edition.h"
#include "classification/domain/renamed.h"
#include "classification/domain/code.h"
#include "classification/records_office.h"
#include "classification/service/table_file.h"
#include "classification/store/trigger_store.h"
#include "core/auth/actor.h"
#include "core/blob/store.h"
#include "core/db/db.h"

namespace classification {

constexpr std::size_t longest_basis = 500;   // characters

class Editions final : public Approvals {
  public:
    explicit Editions(core::db::Db& db, const RecordsOffice* office = nullptr, core::blob::Store* blobs = nullptr)
        : db_(db), office_(office), blobs_(blobs) {}

    struct Line {
        Version version;
        std::int64_t rows = 0, open = 0;   // open: rows of it that wait for a decision
        bool in_force = false;
    };
    std::vector<Line> list(const core::Context& ctx);
    Line one(const core::Context& ctx, std::string_view id);   // throws Error(not_found)

    // Putting in force: what is needed for it is asked by one of the records unit, and confirmed by another person there;
    // from then on the edition never changes. Throws Error(conflict) while it is empty, has rows to decide on, is no draft,
    // was changed since it was asked for, or the same person confirms; `approval` names the request that was looked at.
    // `letter`: the approval of the National Archives as a PDF, for a schedule.
    struct Letter {
        std::string name;
        core::ByteView bytes;   // of the caller
    };
    void ask(const core::Context& ctx, std::string_view id, Approval wanted, const Letter& letter = {});
    void confirm(const core::Context& ctx, std::string_view id, std::string_view approval);
    void refuse(const core::Context& ctx, std::string_view id, const std::string& reason);
    std::optional<Approval> approval(const core::Context& ctx, std::string_view id);   // the newest
    // Its rows were held against the annex `with`; told by the records unit, of a draft until its rows change. Throws
    // Error(conflict) of one that is withdrawn, told already, empty, or has rows to decide on.
    void verify(const core::Context& ctx, std::string_view id, const std::string& with);
    // The letter as it was handed in, and its name; for the records unit. Throws Error(not_found) where there is none.
    std::pair<core::Bytes, std::string> letter(const core::Context& ctx, std::string_view id);
    bool keeps(core::db::Tx& tx, const core::Digest& file) override;
    bool of_the_office(const core::Context& ctx);
    // Editions another person asked to put in force, which wait for the actor; of nobody else anything.
    std::set<std::string> to_confirm(const core::Context& ctx);
    // While none of its kind is in force this draft serves, for the time being and for a reason. Throws Error(conflict)
    // when one is, or this is empty or no draft.
    void serve(const core::Context& ctx, std::string_view id, const std::string& reason);
    // Throws Error(conflict) for the one that serves when no other is published, unless it is empty.
    void withdraw(const core::Context& ctx, std::string_view id, const std::string& reason);
    // A draft with the same rows; its id.
    std::string copy(const core::Context& ctx, std::string_view id, const std::string& name,
                     std::optional<core::Date> effective);

    // Of a draft. Throws Error(invalid) where it has no such code or event, Error(conflict) of what is frozen.
    void mark(const core::Context& ctx, std::string_view id, const Mark& mark);

    // Between two editions of one kind. Throws Error(invalid) where they are not.
    std::vector<Change> changes(const core::Context& ctx, std::string_view older, std::string_view newer);

    // Its rows, and what the codes are called in the scheme in force.
    struct Contents {
        Line line;
        Existing rows;
        std::map<std::string, std::string> names;
    };
    Contents contents(const core::Context& ctx, std::string_view id);

    // Phrases that were read after it was published.
    std::vector<store::Reading> readings(const core::Context& ctx, std::string_view id);

    // Of two schemes; those withdrawn are among them.
    std::vector<Mapping> mappings(const core::Context& ctx, std::string_view older, std::string_view newer);
    std::optional<Mapping> mapping(const core::Context& ctx, std::string_view id);
    std::string map(const core::Context& ctx, Mapping mapping);
    // From now on it is not told; what it was. Throws Error(conflict) when it was withdrawn before.
    Mapping unmap(const core::Context& ctx, std::string_view id, const std::string& reason);
    // Takes over what the comparison tells beyond doubt: one name that stands under one other code now. How many.
    int map_recoded(const core::Context& ctx, std::string_view older, std::string_view newer);
    // Codes called otherwise that no pair tells of; `seen` names what was shown, the rows of both may change.
    struct Renaming {
        std::vector<Renamed> all;
        std::string seen;
    };
    static constexpr const char* renamed_changed = "classification.error.renamed_changed";
    Renaming renamed(const core::Context& ctx, std::string_view older, std::string_view newer);
    bool any_renamed(const core::Context& ctx, std::string_view older, std::string_view newer);
    // Takes those of `codes` for the same matter, by the records unit. Throws Error(invalid) of one that is judged by
    // itself, Error(conflict) where they are not as they were seen.
    struct Taking {
        std::string of;   // the older edition
        std::vector<std::string> codes;
        std::string seen, reason;
    };
    int map_renamed(const core::Context& ctx, std::string_view newer, const Taking& taking);
    // The one of its kind in force that it would take the place of. Throws Error(not_found) where there is none.
    std::string before(const core::Context& ctx, std::string_view id);
    // A table with kode, kode_baru, jenis and catatan; all of it or, with faults, nothing.
    struct Taken {
        int added = 0, known = 0;
        std::vector<core::Fault> faults;   // field: "line 4"
    };
    Taken take(const core::Context& ctx, const TableFile& file, std::string_view older, std::string_view newer);

  private:
    void ensure_may_pair(core::db::Tx& tx, const core::Context& ctx, const Version& to) const;
    Version known(core::db::Tx& tx, std::string_view id);
    std::pair<Version, Version> two(core::db::Tx& tx, std::string_view older, std::string_view newer);
    Renaming renaming(core::db::Tx& tx, const Version& was, const Version& now);
    void check(core::db::Tx& tx, const Mapping& mapping, std::vector<core::Fault>& faults);

    core::db::Db& db_;
    const RecordsOffice* office_;
    core::blob::Store* blobs_;
};

Existing rows_of(core::db::Tx& tx, const Version& version);   // all of it, for its digest
// Trimmed. Throws Error(invalid), `missing` when there is nothing.
std::string told(std::string_view field, std::string_view words, const char* missing);
// Of its outcome, by whom and when.
void decide(const core::Context& ctx, Approval& asked, const char* outcome, const std::string& reason = {});
// Throws Error(forbidden) for a seat outside the records unit.
void ensure_office(core::db::Tx& tx, const core::Context& ctx, const RecordsOffice* office);

// The same in a unit of work that goes on.
void serve(core::db::Tx& tx, const core::Context& ctx, std::string_view id, const std::string& reason,
           const RecordsOffice* office);

// Codes of any edition that mean the same matter as this one or one below it, themselves not among them.
std::vector<std::string> kin(core::db::Tx& tx, std::string_view code);
// The same of many; codes without any are left out.
std::map<std::string, std::vector<std::string>> kin(core::db::Tx& tx, const std::vector<std::string>& codes);
// How they are called.
std::map<std::string, std::string> code_names(core::db::Tx& tx, const std::vector<std::string>& codes);
inline constexpr int most_editions_back = 8;   // schemes one code has lived through
// What the code became in that scheme: itself where it stands there; nothing where it was split or given up.
std::optional<std::string> became(core::db::Tx& tx, std::string_view scheme, std::string_view code);

}  // namespace classification
