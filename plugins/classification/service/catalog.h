// SPDX-License-Identifier: Apache-2.0
// The instruments in force today, as other rooms and the pages ask them.
#pragma once

#include "classification/classification.h"
#include "classification/drafts.h"
#include "classification/publicity.h"
#include "classification/domain/code.h"
#include "classification/domain/import.h"
#include "classification/store/review_store.h"
#include "core/auth/actor.h"
#include "core/base/clock.h"

namespace classification {

class Catalog final : public Instruments, public Drafts, public Publicity {
  public:
    Catalog(core::db::Db& db, const core::Clock& clock, core::Zone zone)
        : db_(db), clock_(clock), zone_(zone) {}

    // At start, after an update that stems words otherwise; throws nothing away.
    void stem_names();

    std::optional<Code> code(core::db::Tx& tx, std::string_view code) override;
    std::vector<Code> children(core::db::Tx& tx, std::string_view parent) override;
    std::vector<Code> search(core::db::Tx& tx, std::string_view words, int limit) override;
    std::optional<RetentionRule> retention(core::db::Tx& tx, const Matter& matter,
                                           const std::optional<core::Date>& on) override;
    std::optional<std::string> another(core::db::Tx& tx, const Matter& matter) override;
    std::optional<std::string> undecided(core::db::Tx& tx, const Matter& matter) override;
    AccessClass access(core::db::Tx& tx, std::string_view code) override;
    std::vector<std::string> kin(core::db::Tx& tx, std::string_view code) override;
    std::optional<ClosedToPublic> closed_to_public(core::db::Tx& tx, std::string_view code) override;
    std::string scheme(core::db::Tx& tx, std::string_view edition) override;
    std::string schedule(core::db::Tx& tx, std::string_view edition) override;
    bool verified(core::db::Tx& tx, std::string_view schedule) override;
    std::optional<RetentionRule> retention_in(core::db::Tx& tx, std::string_view edition, const Matter& matter) override;
    std::optional<std::string> undecided_in(core::db::Tx& tx, std::string_view edition, const Matter& matter) override;
    std::string access_table(core::db::Tx& tx, std::string_view edition) override;
    AccessClass access_in(core::db::Tx& tx, std::string_view edition, const Matter& matter) override;
    std::string access_in_force(core::db::Tx& tx) override;

    // What the pages and the API show; each is one snapshot.
    struct Sheet {
        Code code;
        std::string source, keywords;
        std::vector<Code> above;  // from the top down
        std::vector<Code> below;
        std::optional<RetentionRule> rule;  // rule->code tells where it stands
        std::string rule_source;
        bool rule_verified = false;
        AccessClass access = AccessClass::ordinary;
        std::string access_from;  // code the class stands at; "" when by default
        std::optional<AccessRow> access_row;   // what the instrument says there
        std::string rule_waits;                // the code whose row waits, and keeps it without a rule; "" = none does
        bool access_waits = false;             // at `access_from` a row waits
        std::vector<store::Dropped> dropped;   // its own rows that were not taken, where none stands in their place
    };
    Sheet sheet(const core::Context& ctx, std::string_view code);  // throws Error(not_found)
    // By what the code of a row of the review list is served once the row is dropped, with the others `among` them.
    struct Served {
        std::int64_t waits = 0;              // other rows of the code that wait on
        std::string from;                    // the code that answers, or whose row waits; "" = none
        bool undecided = false;              // the row of `from` waits
        std::optional<RetentionRule> rule;   // of a schedule
        AccessClass access = AccessClass::ordinary;   // of an access classification
    };
    // By the place in `rows`; of schemes and phrases nothing is served.
    std::vector<std::optional<Served>> without(const core::Context& ctx, const std::vector<Review>& rows,
                                               const std::vector<ReviewId>& among = {});
    std::vector<Code> below(const core::Context& ctx, std::string_view parent);
    std::vector<Code> find(const core::Context& ctx, std::string_view words, int limit);
    std::vector<Version> versions(const core::Context& ctx);
    std::int64_t waiting(const core::Context& ctx);

  private:
    core::Date today() const { return core::date_of(clock_.now(), zone_); }
    // The code and those above it, nearest first; of a code of an older edition what it became. Of one that was split or
    // given up nothing but itself.
    std::vector<std::string> line(core::db::Tx& tx, std::string_view code, const std::string& scheme);
    // What an edition says of the nearest code of a line it says anything of, or will once somebody decides: what waits is
    // never answered for by a code above. `dropped`: as if these rows waited no more.
    struct Ruled {
        std::optional<RuleRow> row;
        std::string waits;   // the code whose row waits, where there is no row
    };
    struct Classed {
        std::string code;    // "" = nothing is said of any
        std::optional<AccessRow> row;
        bool waits = false;
        AccessClass access = AccessClass::ordinary;
    };
    Ruled ruled(core::db::Tx& tx, std::string_view version, const std::vector<std::string>& line,
                const std::vector<ReviewId>& dropped = {});
    Classed classed(core::db::Tx& tx, std::string_view version, const std::vector<std::string>& line,
                    const std::vector<ReviewId>& dropped = {});
    Ruled ruled(core::db::Tx& tx, std::string_view version, const Matter& matter, const std::optional<core::Date>& on);
    AccessClass access_by(core::db::Tx& tx, std::string_view version, std::string_view code);
    Served without(core::db::Tx& tx, const Review& row, const std::vector<ReviewId>& dropped);
    std::optional<RetentionRule> read(core::db::Tx& tx, std::string_view version, const std::optional<RuleRow>& row);
    std::string scheme_on(core::db::Tx& tx, const std::optional<core::Date>& day);

    core::db::Db& db_;
    const core::Clock& clock_;
    core::Zone zone_;
};

// The words of a name as `search` compares them: " surat tugas ".
std::string stem_line(std::string_view name);

}  // namespace classification
