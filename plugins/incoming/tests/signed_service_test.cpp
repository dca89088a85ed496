// SPDX-License-Identifier: Apache-2.0
// What was found of a letter others signed is told with it, and not that others had it before.
#include "core/pdf/write.h"
#include "incoming/tests/kit.h"

namespace incoming {
namespace signed_service_test {

// Files by whoever had them first.
class Reports final : public signing::ForeignReports {
  public:
    std::map<core::Digest, signing::ForeignReport> all;
    void came(core::db::Tx&, core::Instant, const core::Digest&, std::string_view) override {}
    std::map<core::Digest, signing::ForeignReport> reports(core::db::Tx&, const std::vector<core::Digest>& files) override {
        std::map<core::Digest, signing::ForeignReport> found;
        for (const auto& each : files)
            if (const auto at = all.find(each); at != all.end()) found.insert(*at);
        return found;
    }
};

class SignedLetter : public IncomingOffice {
  protected:
    void SetUp() override {
        office.held = true;
        IncomingOffice::SetUp();
        if (!IsSkipped()) room->parts.foreign = &reports;
    }
    IncomingId registered() {
        core::pdf::Document document;
        document.push_back(core::pdf::Paragraph{.runs = {{"Surat edaran kementerian", {}}}});
        Registration wish;
        wish.sender = "Kementerian Contoh";
        wish.number = "100/4/SJ";
        wish.subject = "Edaran";
        wish.date = wish.received = core::parse_date("2026-11-23");
        wish.position = office.all[0].id;
        wish.confirmed = true;
        wish.scan = room->registry.keep(as(3), {{"application/pdf", core::pdf::write(document, {}, NASKAH_FONTS).bytes}}).id;
        return room->registry.enter(as(3), wish).entry.value().id;
    }
    Reports reports;
};

TEST_P(SignedLetter, tells_no_day_on_which_it_was_not_here_yet) {
    const auto id = registered();
    EXPECT_FALSE(room->desk.whole(as(3), id).foreign);
    const auto bytes = room->desk.whole(as(3), id).entry.bytes;
    auto& report = reports.all[bytes];
    report.bytes = bytes;
    report.report = {{"indication", "TOTAL-PASSED"}};
    report.judged_at = clock.now();
    ASSERT_TRUE(room->desk.whole(as(3), id).foreign);
    EXPECT_EQ(room->desk.whole(as(3), id).foreign->judged_at, clock.now()) << "judged as it came";
    report.judged_at = clock.now() - std::chrono::hours(24);
    const auto found = room->desk.whole(as(3), id).foreign;
    ASSERT_TRUE(found);
    EXPECT_EQ(found->report, report.report) << "what was found is true of the bytes";
    EXPECT_EQ(found->judged_at, core::Instant{}) << "another unit had it before";
}

NASKAH_ON_BOTH_DATABASES(SignedLetter);

}  // namespace signed_service_test
}  // namespace incoming
