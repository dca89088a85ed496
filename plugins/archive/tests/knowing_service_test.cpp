// SPDX-License-Identifier: Apache-2.0
// Who may know of what is taken in and tells of dossiers and letters that are here: who may know of all of them.
#include "archive/service/arriving.h"
#include "archive/tests/cabinet_town.h"

namespace archive {
namespace knowing_service_test {

using core::parse_date;

class KnowingService : public cabinet_town::Town {
  protected:
    // A secret dossier whose letter these may read.
    DossierId secret(const char* title, std::set<core::PositionId> readers) {
        const auto id = open(clerk_, title);
        const auto subject = letter(title, AccessClass::ordinary, {head_, clerk_, archivist_, drafter_, signer_});
        cabinet_->file(as(clerk_), id, subject);
        raise(subject, AccessClass::secret, std::move(readers));
        return id;
    }
    DossierId take(const char* source, AccessClass access, const std::vector<DossierId>& tells_of,
                   const std::vector<std::string>& letters) {
        Arrived told;
        told.source = source;
        told.code = "800.1.3.2";
        told.title = "Dokumen bukti";
        told.access = access;
        told.opened = parse_date("2019-01-02");
        told.closed = parse_date("2019-06-01");
        told.tells_of = tells_of;
        told.tells_of_letters = letters;
        ArrivedItem list;
        list.subject = std::string("disposal-paper:") + source;
        list.number = 1;
        list.title = "Daftar arsip";
        list.stage = "asli";
        list.amount_unit = "naskah";
        list.date = parse_date("2019-05-05");
        list.digest = core::sha256(std::string_view(source));
        list.access = access;
        told.items.push_back(list);
        Arriving arriving(*cabinet_, *reading_, schedule_);
        return place_->db().write([&](core::db::Tx& tx) { return arriving.take(tx, as(archivist_), told); });
    }
};

TEST_P(KnowingService, what_tells_of_secret_dossiers_and_letters_is_known_to_who_may_know_of_all_of_them) {
    const std::vector both{secret("Perubahan sandi", {archivist_, head_, drafter_}),
                           secret("Kunci brankas", {archivist_, head_, signer_})};
    const auto evidence = take("1", AccessClass::secret, both, {});
    EXPECT_TRUE(sees(archivist_, evidence) && sees(head_, evidence));
    EXPECT_FALSE(sees(drafter_, evidence) || sees(signer_, evidence)) << "who knows one of them learns nothing of the other";
    EXPECT_FALSE(sees(clerk_, evidence));
    const auto narrow = take("2", AccessClass::secret, both,
                             {letter("Keputusan rahasia", AccessClass::secret, {archivist_, drafter_})});
    EXPECT_TRUE(sees(archivist_, narrow));
    EXPECT_FALSE(sees(head_, narrow) || sees(drafter_, narrow)) << "one of its papers he may not read";
    const auto alone = take("3", AccessClass::secret, {}, {});
    EXPECT_TRUE(sees(archivist_, alone));
    EXPECT_FALSE(sees(head_, alone));
    EXPECT_TRUE(sees(head_, take("4", AccessClass::ordinary, {}, {})));
}

NASKAH_ON_BOTH_DATABASES(KnowingService);

}  // namespace
}  // namespace archive
