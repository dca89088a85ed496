// SPDX-License-Identifier: Apache-2.0
#include "tests/flow/flow.h"

#include <cstdlib>

#include "core/base/file.h"

namespace tests {

core::Json Flow::note(const Caller& drafter, const std::string& subject) {
    return {{"kind", "nota_dinas"},
            {"subject", subject},
            {"body", "Bersama ini disampaikan laporan kesiapan aplikasi layanan publik."},
            {"classification", "000.1.5"},
            {"access", "biasa"},
            {"urgency", "biasa"},
            {"addressees", {position_id(drafter, "SETDA.SEKDA")}},
            {"signer", position_id(drafter, "DISKOMINFO.KADIS")},
            {"initials", {position_id(drafter, "DISKOMINFO.APTIKA.KABID")}}};
}

bool Flow::vouched(core::ByteView cms, core::ByteView content) {
    const auto folder = server_->folder();
    core::write_whole(folder / "sworn.p7s", cms);
    core::write_whole(folder / "sworn.txt", content);
    return std::system(("cd '" + folder.string() + "' && openssl cms -verify -binary -inform DER -purpose any "
                        "-in sworn.p7s -content sworn.txt -CAfile data/keys/anchors/demo-root.pem "
                        "-out /dev/null > cms.log 2>&1").c_str()) == 0;
}

void Flow::SetUp() {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    city_ = std::make_unique<City>(GetParam());
    server_ = &city_->server();
    server_->start();
    seats_ = std::make_unique<Seats>(*server_);
}

}  // namespace tests
