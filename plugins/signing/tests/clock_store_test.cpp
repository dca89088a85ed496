// SPDX-License-Identifier: Apache-2.0
// Dates set aside move out of the table of services into their own, over both databases.
#include "core/plugin/embedded.h"
#include "signing/store/clock_store.h"
#include "signing/store/provider_store.h"
#include "tests/support/db.h"

namespace signing::embedded {
extern const core::Embedded migrations;
}

namespace signing {
namespace clock_store_test {

using core::Instant;
using core::db::Migrations;
using core::db::Row;
using core::db::Tx;

class ClockStore : public tests::OnBothDatabases {
  protected:
    // As the house stood before dates set aside had their table.
    static Migrations before() {
        Migrations old{"signing", embedded::migrations};
        std::erase_if(old.files, [](const auto& file) { return std::string_view(file.name) >= "0015"; });
        return old;
    }
    struct Aside {
        Instant first, last;
    };
    static std::vector<Aside> kept(Tx& tx) {
        std::vector<Aside> all;
        tx.each("SELECT first_at, last_at FROM signing_clock_aside", {},
                [&](const Row& row) { all.push_back({row.instant(0), row.instant(1)}); });
        return all;
    }
};

TEST_P(ClockStore, what_was_set_aside_moves_to_its_own_table) {
    tests::TestDb place(GetParam(), {before()});
    const Instant first{1'790'000'000'000}, last{1'790'000'060'000}, asked{1'780'000'000'000};
    place.db().write([&](Tx& tx) {
        tx.exec("INSERT INTO signing_service_health (name, checked_at, ill_since, fault, fault_args) "
                "VALUES ('clock', ?, ?, '', '[]')", {last, first});
        tx.exec("INSERT INTO signing_service_health (name, checked_at, ill_since, fault, fault_args) "
                "VALUES ('timestamps', ?, NULL, '', '[]')", {asked});
    });
    core::db::migrate(place.db(), {tests::core_migrations(), {"signing", embedded::migrations}}, Instant{1});
    place.db().read([&](Tx& tx) {
        const auto all = kept(tx);
        ASSERT_EQ(all.size(), 1u);
        EXPECT_EQ(all[0].first, first);
        EXPECT_EQ(all[0].last, last);
        EXPECT_FALSE(store::service_health(tx, "clock").checked) << "nothing of the clock is left among services";
        EXPECT_EQ(store::service_health(tx, "timestamps").checked, asked);
    });
}

TEST_P(ClockStore, a_house_that_set_nothing_aside_has_no_row) {
    tests::TestDb place(GetParam(), {before()});
    core::db::migrate(place.db(), {tests::core_migrations(), {"signing", embedded::migrations}}, Instant{1});
    place.db().write([&](Tx& tx) {
        EXPECT_TRUE(kept(tx).empty());
        store::accept_clock(tx, Instant{1});
        EXPECT_TRUE(kept(tx).empty());
        EXPECT_FALSE(store::last_signature(tx));
    });
}

NASKAH_ON_BOTH_DATABASES(ClockStore);

}  // namespace
}  // namespace signing
