// SPDX-License-Identifier: Apache-2.0
// Taking over instruments from files, and deciding on the rows that were not clear.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "classification/domain/code.h"
#include "classification/domain/import.h"
#include "classification/domain/many.h"
#include "classification/records_office.h"
#include "classification/service/table_file.h"
#include "classification/store/review_store.h"
#include "classification/store/trigger_store.h"
#include "core/auth/actor.h"

namespace classification {

struct Edition {
    std::string name;                     // an edition of this name is added to, otherwise made
    std::optional<core::Date> effective;  // of a new edition; today when not given
    std::string provisional{};            // why it serves for the time being; "" when it does not
    std::string reason{};                 // why phrases are told of one that is published
};
struct Outcome {
    struct Taken {
        std::string subject, words;       // a code or a phrase, and what is said of it
    };
    int added = 0, same = 0;
    int review = 0;  // put on the review list now
    int known = 0;   // on it already, or decided before
    std::vector<Finding> findings;
    std::vector<Taken> taken;             // those added
    std::string edition;                  // of phrases: the schedule they are told of
    std::vector<store::Unread> unread;    // and its words that nobody told the reading of yet
};

// One decision on many rows.
struct Many {
    Bulk act = Bulk::accept;
    std::vector<ReviewId> ids;
    std::string value, reason;   // of a correction; of what is dropped
};
struct Weighed {
    Review review;
    Would would;
};
std::int64_t settled(const std::vector<Weighed>& all);   // how many of them do not wait on

class Import {
  public:
    explicit Import(core::db::Db& db, const RecordsOffice* office = nullptr) : db_(db), office_(office) {}

    // A dry run writes nothing. Each import is one unit: all or nothing. Phrases go to a schedule that is there, "" the one
    // in force. To a published one a person of the records unit adds them for a reason, beside what was published, for they
    // start clocks of the whole city; what of them is unclear or read otherwise is told and kept nowhere.
    Outcome take_in(const core::Context& ctx, Kind kind, const TableFile& file, const Edition& edition, bool dry);
    Outcome codes(const core::Context& ctx, const TableFile& file, const Edition& edition,
                  bool dry);
    Outcome retention(const core::Context& ctx, const TableFile& file, const Edition& edition,
                      bool dry);

    // The two steps of the page: what it would do, and the table kept until its sender says yes (core/table/waiting.h).
    struct Shown {
        std::string id;   // "" when there is nothing to take
        Outcome outcome;
    };
    Shown propose(const core::Context& ctx, const std::string& file_name, core::ByteView file, const Edition& edition,
                  Kind kind);
    // Throws Error(gone) of what waits no longer, Error(conflict, "core.error.table_changed") when it would do something
    // else by now.
    Outcome confirm(const core::Context& ctx, std::string_view id);

    // The review list. Deciding twice throws Error(conflict, "classification.error.decided").
    std::vector<Review> open(const core::Context& ctx, std::string_view kind,
                             std::string_view after, int limit, std::string_view reason = {});
    std::vector<store::Fault> faults(const core::Context& ctx);   // what the open ones wait for, and how many each
    Review review(const core::Context& ctx, ReviewId id);
    // Whether the row can be taken as it stands; otherwise it must be corrected or dropped.
    static bool acceptable(const Finding& finding);
    void accept(const core::Context& ctx, ReviewId id);
    // Cells by column name; those not given stay. Throws Error(invalid) with the reason as a fault.
    void correct(const core::Context& ctx, ReviewId id, const Cells& cells);
    void drop(const core::Context& ctx, ReviewId id, const std::string& reason);
    // What it would do; then all of it in one unit. Throws Error(conflict) when one was decided meanwhile, or when it
    // would settle another number of rows than was shown.
    std::vector<Weighed> weigh(const core::Context& ctx, const Many& many);
    std::vector<Weighed> decide(const core::Context& ctx, const Many& many, std::optional<std::int64_t> expected);

  private:
    Outcome compare(core::db::Tx& tx, const core::Context& ctx, const Table& table, const Edition& edition, bool dry,
                    Kind kind);
    Outcome compare_phrases(core::db::Tx& tx, const core::Context& ctx, const Table& table, const Edition& edition, bool dry);
    void take(core::db::Tx& tx, const core::Context& ctx, const Review& review, const Cells& cells,
              std::string_view state);
    void drop(core::db::Tx& tx, const core::Context& ctx, const Review& review, const std::string& why);
    std::vector<Weighed> weigh(core::db::Tx& tx, const Many& many);

    core::db::Db& db_;
    const RecordsOffice* office_;
};

// Throws Error(conflict) of one that is published or withdrawn.
void ensure_draft(const Version& edition);
// Puts it on the review list, unless it is a dry run.
void note(core::db::Tx& tx, const core::Context& ctx, const std::string& version, const Finding& finding, bool dry,
          Outcome& outcome);

}  // namespace classification
