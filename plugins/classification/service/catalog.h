// SPDX-License-Identifier: Apache-2.0
// The instruments in force today, as other rooms and the pages ask them.
#pragma once

#include "classification/classification.h"
#include "classification/drafts.h"
#include "classification/publicity.h"
#include "classification/domain/code.h"
#include "classification/domain/import.h"
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
    AccessClass access(core::db::Tx& tx, std::string_view code) override;
    std::vector<std::string> kin(core::db::Tx& tx, std::string_view code) override;
    std::optional<ClosedToPublic> closed_to_public(core::db::Tx& tx, std::string_view code) override;
    std::string scheme(core::db::Tx& tx, std::string_view edition) override;
    std::string schedule(core::db::Tx& tx, std::string_view edition) override;
    bool verified(core::db::Tx& tx, std::string_view schedule) override;
    std::optional<RetentionRule> retention_in(core::db::Tx& tx, std::string_view edition, const Matter& matter) override;

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
    };
    Sheet sheet(const core::Context& ctx, std::string_view code);  // throws Error(not_found)
    std::vector<Code> below(const core::Context& ctx, std::string_view parent);
    std::vector<Code> find(const core::Context& ctx, std::string_view words, int limit);
    std::vector<Version> versions(const core::Context& ctx);
    std::int64_t waiting(const core::Context& ctx);

  private:
    core::Date today() const { return core::date_of(clock_.now(), zone_); }
    // The code and those above it, nearest first; of a code of an older edition what it became. Of one that was split or
    // given up nothing but itself.
    std::vector<std::string> line(core::db::Tx& tx, std::string_view code, const std::string& scheme);
    std::optional<AccessRow> access_row(core::db::Tx& tx, std::string_view code);
    std::optional<RuleRow> rule_row(core::db::Tx& tx, std::string_view version, const std::vector<std::string>& line);
    std::optional<RetentionRule> read(core::db::Tx& tx, std::string_view version, const std::optional<RuleRow>& row);
    std::string scheme_on(core::db::Tx& tx, const std::optional<core::Date>& day);

    core::db::Db& db_;
    const core::Clock& clock_;
    core::Zone zone_;
};

// The words of a name as `search` compares them: " surat tugas ".
std::string stem_line(std::string_view name);

}  // namespace classification
