// SPDX-License-Identifier: Apache-2.0
// A new access classification: counted before, carried out the night after, and nothing is opened by it.
#include "archive/service/rises.h"
#include "archive/tests/cabinet_town.h"
#include "core/audit/trail.h"

namespace archive {
namespace rises_service_test {

// What each code is in the edition.
class Table final : public cabinet_town::NoDrafts {
  public:
    std::map<std::string, AccessClass> told;
    std::string in_force;
    std::string access_table(core::db::Tx&, std::string_view) override { return "SKKAAD 2027"; }
    AccessClass access_in(core::db::Tx&, std::string_view, const classification::Matter& matter) override {
        const auto at = told.find(matter.code);
        return at == told.end() ? AccessClass::ordinary : at->second;
    }
    std::string access_in_force(core::db::Tx&) override { return in_force; }
};

class RisesService : public cabinet_town::Town {
  protected:
    Rises rises() { return {place_->db(), *cabinet_, subjects_, table_}; }
    AccessClass access(DossierId id) { return now(id).access; }
    Table table_;
};

TEST_P(RisesService, what_a_draft_would_raise_is_counted_by_class_of_what_one_may_know_of) {
    open(archivist_, "Kenaikan pangkat");
    open(archivist_, "Mutasi", "terbatas", "800.1.6");
    open(archivist_, "Disiplin", "", "800.1.6");
    open(archivist_, "Cuti", "", "800.1.11");
    table_.told = {{"800.1.6", AccessClass::secret}, {"800.1.11", AccessClass::secret}, {"800.1.3.2", AccessClass::ordinary}};
    const auto found = rises().list(as(archivist_), "draft");
    EXPECT_EQ(found.edition, "SKKAAD 2027");
    EXPECT_EQ(found.compared, 4);
    ASSERT_EQ(found.all.size(), 2u);
    EXPECT_EQ(found.all[0].was, AccessClass::limited);
    EXPECT_EQ(found.all[0].dossiers, 1);
    EXPECT_EQ(found.all[1].was, AccessClass::ordinary);
    EXPECT_EQ(found.all[1].now, AccessClass::secret);
    EXPECT_EQ(found.all[1].dossiers, 2);
    EXPECT_EQ(found.all[1].codes, (std::vector<std::string>{"800.1.11", "800.1.6"}));
    ASSERT_EQ(found.dossiers.size(), 3u);
    for (const auto& [dossier, now] : found.dossiers) EXPECT_EQ(now, AccessClass::secret) << dossier.title;
    EXPECT_FALSE(found.more);
    EXPECT_TRUE(rises().list(as(archivist_), "draft", 2).more);
    EXPECT_EQ(rises().list(as(archivist_), "draft", 2).dossiers.size(), 2u);
    EXPECT_EQ(rises().list(as(archivist_)).edition, "") << "none is in force";
    EXPECT_EQ(rises().list(as(heirs_), "draft").compared, 0) << "of another unit";
    auto reader = as(archivist_);
    reader.actor.rights.erase("archive.confirm");
    EXPECT_EQ(fault_of([&] { rises().list(reader, "draft"); }), "core.error.forbidden");
}

TEST_P(RisesService, once_it_is_in_force_the_night_raises_what_is_lower_and_lowers_nothing) {
    const auto plain = open(archivist_, "Disiplin", "", "800.1.6"), higher = open(archivist_, "Sandi", "rahasia", "800.1.3.2"),
               other = open(archivist_, "Cuti", "", "800.1.11");
    table_.told = {{"800.1.6", AccessClass::secret}, {"800.1.11", AccessClass::limited}};
    rises().carry_out(house());
    EXPECT_EQ(access(plain), AccessClass::ordinary) << "a draft raises nothing";
    table_.in_force = "edition";
    ASSERT_TRUE(sees(clerk_, plain));
    shelves_.told.clear();
    for (int nights = 0; nights < 2; ++nights) rises().carry_out(house());
    EXPECT_EQ(access(plain), AccessClass::secret);
    EXPECT_EQ(access(other), AccessClass::limited);
    EXPECT_EQ(access(higher), AccessClass::secret);
    EXPECT_EQ(shelves_.told.size(), 2u) << "each told once";
    EXPECT_FALSE(sees(clerk_, plain)) << "in this very unit of work";
    EXPECT_TRUE(sees(head_, plain)) << "whom no letter names, the head answers for";
    EXPECT_EQ(index_.documents.at(plain.text()).access, "rahasia");
    int entries = 0;
    for (const auto& each : place_->db().read([&](core::db::Tx& tx) { return core::audit::of(tx, object_of(plain)); }))
        if (each.act == "archive.reclassified") {
            ++entries;
            EXPECT_EQ(each.data.at("edition"), "SKKAAD 2027");
            EXPECT_EQ(each.data.at("was"), "biasa");
        }
    EXPECT_EQ(entries, 1);
    table_.told.clear();
    rises().carry_out(house());
    EXPECT_EQ(access(plain), AccessClass::secret) << "nothing sinks by itself";
}

TEST_P(RisesService, many_are_raised_and_what_a_night_left_follows_the_next) {
    std::vector<DossierId> all;
    for (int n = 0; n < 205; ++n) all.push_back(open(archivist_, "Disiplin", "", "800.1.6"));   // more than one portion
    table_.told = {{"800.1.6", AccessClass::limited}};
    table_.in_force = "edition";
    const auto waits = [&] {
        return std::count_if(all.begin(), all.end(), [&](const auto& each) { return access(each) == AccessClass::ordinary; });
    };
    // One of them cannot be told of: the others are raised all the same.
    shelves_.fails = all[100];
    rises().carry_out(house());
    EXPECT_EQ(waits(), 1);
    shelves_.fails.reset();
    rises().carry_out(house());
    EXPECT_EQ(waits(), 0);
}

NASKAH_ON_BOTH_DATABASES(RisesService);

}  // namespace rises_service_test
}  // namespace archive
