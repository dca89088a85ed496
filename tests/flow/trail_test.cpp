// SPDX-License-Identifier: Apache-2.0
// The trail of acts as an auditor checks it from the command line, after somebody has been at the file.
#include "core/base/error.h"
#include "tests/support/db.h"
#include "tests/support/server.h"

namespace trail_test {

TEST(TrailCommand, names_the_first_entry_that_was_changed) {
    tests::Server server;
    for (const char* login : {"pertama", "kedua", "ketiga"})
        server.command({"user:add", login}, "kalimat sandi yang panjang\n");
    EXPECT_EQ(server.command({"audit:verify"}), "the chain of the trail is whole\nnothing of it was stamped yet\n");
    const auto db = core::db::open("sqlite:" + (server.folder() / "data/naskah.db").string());
    EXPECT_THROW(tests::run_raw(*db, "UPDATE core_audit SET act = 'x' WHERE number = 2"), core::Error);
    tests::run_raw(*db, "DROP TRIGGER core_audit_no_update");
    tests::run_raw(*db, "UPDATE core_audit SET person_name = 'Orang Lain' WHERE number >= 2");
    const auto said = server.command({"audit:verify"}, "", 1);
    EXPECT_NE(said.find("broken at entry 2"), std::string::npos) << said;
}

}  // namespace
