// SPDX-License-Identifier: Apache-2.0
#include "tests/flow/flow.h"

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

void Flow::SetUp() {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    city_ = std::make_unique<City>(GetParam());
    server_ = &city_->server();
    server_->start();
    seats_ = std::make_unique<Seats>(*server_);
}

}  // namespace tests
