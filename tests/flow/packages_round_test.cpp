// SPDX-License-Identifier: Apache-2.0
// A dossier goes from one house to another and is packed there again: in parts, with its receipt, the same bytes and
// the same metadata; sent twice it stays one.
#include "archive/dossiers.h"
#include "core/base/file.h"
#include "core/blob/store.h"
#include "tests/flow/packages_round.h"
#include "tests/support/zip_sample.h"

namespace packages_round_test {

std::ptrdiff_t PackagesRound::having(const core::Bytes& zip, const std::string& name) {
    const auto files = unpacked(zip);
    return std::count_if(files.begin(), files.end(), [&](const auto& each) { return each.first.find(name) != each.first.npos; });
}

void PackagesRound::proved_there(const Caller& receiver, const Caller& stranger, const std::string& here) {
    const std::string proof = "/api/v1/integrity/proof?subject=item:" + here + ":";
    EXPECT_EQ(receiver.get(proof + "1").status, 404) << "in no tree yet";
    other_->server().command({"integrity:stamp"});
    const auto written = other_->server().folder() / "butir.pdf", record = other_->server().folder() / "butir.ers";
    ASSERT_TRUE(core::write_whole(written, receiver.get("/api/v1/archive/dossiers/" + here + "/items/1/file").bytes));
    ASSERT_TRUE(core::write_whole(record, receiver.get(proof + "1").bytes));
    other_->server().command({"proof:verify", written.string(), record.string()});
    EXPECT_EQ(receiver.get(proof + "2").status, 404) << "paper";
    EXPECT_EQ(stranger.get(proof + "1").status, 404);
    each_is_proved_there(receiver, stranger, here);
}

// The newest of the item, the copy of the paper, and what came along, each with the very file it is over.
void PackagesRound::each_is_proved_there(const Caller& receiver, const Caller& stranger, const std::string& here) {
    const std::string one = "/api/v1/integrity/dossiers/" + here, of = "?subject=";
    const Json told = receiver.get(one).json;
    EXPECT_EQ(stranger.get(one).status, 404);
    EXPECT_EQ(told.at("differing"), 0) << told.dump();
    std::map<std::string, int> kinds;
    const auto folder = other_->server().folder();
    for (const auto& each : told.at("files")) {
        const std::string subject = each.at("subject");
        ++kinds[subject.substr(0, subject.find(':'))];
        EXPECT_TRUE(each.at("proved_at").is_string()) << each.dump();
        const Reply record = receiver.get("/integrity/proof" + of + subject), file = receiver.get("/api/v1/integrity/file" + of + subject);
        ASSERT_EQ(record.status, 200) << subject;
        EXPECT_EQ(record.headers.at("proved-file"), core::sha256(file.bytes).hex());
        EXPECT_EQ(stranger.get("/integrity/file" + of + subject).status, 404);
        ASSERT_TRUE(core::write_whole(folder / "satu.bin", file.bytes) && core::write_whole(folder / "satu.ers", record.bytes));
        if (kinds[subject.substr(0, subject.find(':'))] != 1) continue;   // of each kind one
        other_->server().command({"proof:verify", (folder / "satu.bin").string(), (folder / "satu.ers").string()});
        auto touched = file.bytes;
        touched[touched.size() / 2] ^= 1;
        ASSERT_TRUE(core::write_whole(folder / "satu.bin", touched));
        other_->server().command({"proof:verify", (folder / "satu.bin").string(), (folder / "satu.ers").string()}, {}, 1);
    }
    EXPECT_EQ(kinds["item"], 1) << told.dump();
    EXPECT_EQ(kinds["copy"], 1);
    EXPECT_GE(kinds["came"], 3) << "the file grown there, and the records of it";
    const auto page = receiver.get("/archive/dossiers/" + here).text();
    for (const char* subject : {"/integrity/proof?subject=item", "/integrity/proof?subject=copy", "/integrity/proof?subject=came"})
        EXPECT_NE(page.find(subject), std::string::npos) << subject;
    EXPECT_NE(page.find("naskah proof:verify"), std::string::npos);
}

void PackagesRound::proofs_name_their_copies(const std::string& premis) {
    const auto every = [&](const std::string& begins) {   // what stands between that and the next tag
        std::vector<std::string> all;
        for (auto at = premis.find(begins); at != premis.npos; at = premis.find(begins, at + 1))
            all.push_back(premis.substr(at + begins.size(), premis.find('<', at + begins.size()) - at - begins.size()));
        return all;
    };
    const auto objects = every("<objectIdentifierValue>");
    const std::set<std::string> there(objects.begin(), objects.end());
    int proofs = 0;
    for (const auto& of : every("<relatedObjectIdentifierValue>")) {
        if (!of.starts_with("copy:")) continue;
        EXPECT_TRUE(there.contains(of)) << of << " is in no part of this package";
        ++proofs;
    }
    EXPECT_GE(proofs, 1) << premis;
}

void PackagesRound::what_moved_away_is_not_handed_out(const Caller& receiver, const std::string& here) {
    const std::string all = "/api/v1/archive/dossiers", imports = "/api/v1/packages/imports";
    std::string one;
    Json file;
    const auto look = [&] {
        file = nullptr;
        const Json listed = receiver.get(imports + "?dossier=" + here).json.at("items");
        for (const auto& each : listed) {
            const std::string import = imports + "/" + each.at("id").get<std::string>();
            const Json along = receiver.get(import).json.at("along");
            for (const auto& piece : along)
                if (piece.at("number") == 1 && piece.at("kind") == "terbaru") one = import, file = piece;
        }
        return !file.is_null();
    };
    ASSERT_TRUE(look()) << "the file grown from the letter came with it";
    const std::string sha = file.at("sha256"), fetched = one + "/files/" + sha, proof = "/api/v1/integrity/proof?subject=came:" + here + ":" + sha;
    EXPECT_EQ(receiver.get(fetched).status, 200);
    EXPECT_EQ(receiver.get(proof).status, 200);
    const Reply to = receiver.post(all, {{"code", "000.4.7.1"}, {"title", "Kerja sama yang dipisahkan"}});
    ASSERT_EQ(to.status, 201) << to.json.dump();
    const Reply moved = receiver.post(all + "/" + here + "/exceptions",
                                      {{"kind", "moved"}, {"item", 1}, {"target", to.json.at("id")}, {"reason", "Salah berkas"}});
    ASSERT_TRUE(moved.status == 200 || moved.status == 201) << moved.json.dump();
    EXPECT_FALSE(look());
    EXPECT_EQ(receiver.get(fetched).status, 404) << "it is behind the gate of the other dossier";
    EXPECT_EQ(receiver.get(proof).status, 404);
    EXPECT_EQ(receiver.get("/api/v1/integrity/dossiers/" + here).text().find(sha), std::string::npos);
    EXPECT_EQ(receiver.get("/packages" + one.substr(imports.size() - 8)).text().find(sha), std::string::npos);
    a_head_is_no_reading(receiver, here);
}

// Of nobody known it is kept and counts for nothing; under the seal of the receiving office alone it takes the place of that.
void PackagesRound::only_a_signed_receipt_counts(const Caller& archivist, const Caller& receiver, const Json& package, const Json& brought) {
    other_->server().command({"seal:init", "SETDA"});
    const std::string one = "/api/v1/packages/imports/" + brought.at("id").get<std::string>(),
                      out = "/api/v1/packages/" + package.at("id").get<std::string>();
    const Reply taken = receiver.post(one + "/take");
    ASSERT_EQ(taken.status, 200) << taken.json.dump();
    const Json whole = Json::parse(receiver.get(one + "/receipt").text());
    ASSERT_TRUE(whole.at("seal").is_string()) << whole.dump();
    const auto record = [&](const Json& receipt) {
        return archivist.upload(out + "/receipt", {}, "tanda-terima.json", core::view(receipt.dump()));
    };
    auto bare = whole, sealed = whole, touched = whole;
    for (const char* each : {"seal", "timestamp"}) bare.erase(each);
    sealed.erase("timestamp");
    touched.erase("timestamp");
    touched["received_by"] = "Orang lain";
    const Reply unsigned_one = record(bare);
    ASSERT_EQ(unsigned_one.status, 200) << unsigned_one.json.dump();
    EXPECT_FALSE(unsigned_one.json.at("receipt_counts").get<bool>());
    EXPECT_EQ(archivist.post(out + "/receipt/confirm").status, 409) << "this office lets nobody vouch in its place";
    EXPECT_EQ(record(touched).status, 422) << "its seal is over another name";
    const Reply signed_one = record(sealed);
    ASSERT_EQ(signed_one.status, 200) << signed_one.json.dump();
    EXPECT_EQ(signed_one.json.at("receipt_seal").value("worth", ""), "genuine") << signed_one.json.dump();
    EXPECT_TRUE(signed_one.json.at("receipt_counts").get<bool>());
    EXPECT_EQ(record(whole).status, 409) << "one that counts stays as it is";
}

TEST_P(PackagesRound, comes_back_as_it_went_and_the_sender_has_a_receipt) {
    const auto archivist = caller("DISKOMINFO.ARSIPARIS");
    const Reply other = archivist.post("/api/v1/archive/dossiers", {{"code", "000.1.5"}, {"title", "Rapat pelaksanaan"}});
    ASSERT_EQ(other.status, 201) << other.json.dump();
    const auto source = told_dossier(archivist, other.json.at("id"));
    const auto sheet = digitised(source);
    made_provable();
    const auto sent = packed(archivist, source, {{"handover", true}});
    ASSERT_EQ(sent.size(), 2u) << "two items to a package";
    const std::string first = "/api/v1/packages/" + sent[0].at("id").get<std::string>();
    // Of the sealed bytes and of the newest: neighbours in their tree have one record between them.
    const auto proofs = having(file(archivist, sent[0]), "/rep3/data/0001-bukti-");
    EXPECT_TRUE(proofs == 1 || proofs == 2) << proofs;
    EXPECT_EQ(having(file(archivist, sent[1]), "/rep2/data/0003-"), 1);
    const auto seal = seal_in(file(archivist, sent[1]), sheet);
    EXPECT_EQ(having(file(archivist, sent[1]), "/rep3/data/0003-bukti-"), 1) << "the copy of the paper, proved";
    const auto list = archivist.get(first + "/parts").text();
    const auto at = [&](const Json& package) { return list.find(package.at("sha256").get<std::string>()); };
    EXPECT_TRUE(at(sent[0]) != std::string::npos && at(sent[1]) != std::string::npos && at(sent[0]) < at(sent[1])) << list;
    const auto receiver = there_->caller("UM.ARSIPARIS"), stranger = there_->caller("DISKOMINFO.ARSIPARIS");
    const std::string imports = "/api/v1/packages/imports";
    Carried carried;
    for (const auto& package : sent) carry(archivist, receiver, stranger, package, carried);
    const auto& [here, went, sent_metadata, originals] = carried;
    ASSERT_NE(here, "");
    EXPECT_EQ(known(receiver, here), known(archivist, source)) << "the same dossier";
    const std::vector<std::string> forms{"berkas", "isi", "aktif", "vital", "terjaga"};
    EXPECT_EQ(listed(receiver, here, forms), listed(archivist, source, forms)) << "in the same lists";
    stands_there(receiver, here, originals);
    const auto there = core::db::open(other_->address());
    EXPECT_EQ(there->read([](core::db::Tx& tx) {
        return tx.count("SELECT COUNT(*) FROM signing_level WHERE subject LIKE 'handed:%' AND level = 'B-LTA' AND renew_at IS NOT NULL");
    }), 1) << "and its timestamp is renewed here";
    copy_stands_there(receiver, here, sheet);
    seal_stands_there(receiver, stranger, here, seal);
    EXPECT_EQ(receiver.get(imports + "?dossier=" + here).json.at("items").size(), 2u);
    EXPECT_EQ(stranger.get(imports + "?dossier=" + here).json.at("items").size(), 0u);
    EXPECT_EQ(archivist.get("/api/v1/packages?dossier=" + source).json.at("items").size(), 2u);
    EXPECT_NE(archivist.get("/archive/dossiers/" + source).text().find("/packages?dossier=" + source), std::string::npos);
    const auto again = packed(receiver, here);
    ASSERT_EQ(again.size(), 1u);
    EXPECT_EQ(having(file(receiver, again[0]), "/rep3/data/0001-periksa-"), 1) << "what others sealed was judged there, too";
    const auto back = unpacked(file(receiver, again[0]));
    EXPECT_EQ(seal_in(file(receiver, again[0]), sheet), seal) << "and goes on as it came";
    EXPECT_EQ(ending(back, "0001.pdf"), originals.at("/0001.pdf"));
    EXPECT_EQ(records(ending(back, "ERMS.xml")), went);
    EXPECT_NE(ending(back, "ERMS.xml").find(source), std::string::npos) << "it tells where it comes from";
    const auto history = ending(back, "premis.xml");
    EXPECT_NE(history.find("letters.sealed"), std::string::npos) << "and what happened to it there";
    EXPECT_NE(history.find("Petugas pindai"), std::string::npos) << "and who digitised its paper";
    proofs_name_their_copies(history);
    EXPECT_EQ(account_of(ending(back, "ERMS.xml")), account_of(sent_metadata)) << "and what is told of it beside its items";
    other_matter_is_chosen(archivist, receiver, other.json.at("id"), here);
    is_inactive_in_both(archivist, source, receiver, here);
    person_goes_with_the_handover(archivist, receiver);
    proved_there(receiver, stranger, here);
    for (const auto& package : sent) record_receipt(archivist, receiver, package);
    what_moved_away_is_not_handed_out(receiver, here);
    EXPECT_EQ(core::db::open(city_->address())->read([](core::db::Tx& tx) { return tx.count("SELECT COUNT(*) FROM packages_receipt"); }), 2);
}

TEST_P(PackagesRound, bears_the_seal_of_its_office_and_what_is_over_something_else_is_refused) {
    const auto archivist = caller("DISKOMINFO.ARSIPARIS"), receiver = there_->caller("UM.ARSIPARIS");
    const std::string imports = "/api/v1/packages/imports", seal = "seal/tagmanifest-sha256.p7s";
    without_seals();
    const auto bare = packed(archivist, dossier(archivist)).at(0);
    EXPECT_EQ(bare.at("sealed_by"), Json(nullptr)) << "it has no key";
    EXPECT_FALSE(unpacked(file(archivist, bare)).contains(seal));
    server_->command({"seal:init", "DISKOMINFO"});
    const auto id = told_dossier(archivist, dossier(archivist));   // judged by other houses with all it may tell
    digitised(id);
    const auto sent = packed(archivist, id);
    ASSERT_EQ(sent.size(), 2u);
    const std::string office = sent[0].at("sealed_by");
    const auto zip = file(archivist, sent[0]);
    const auto files = unpacked(zip);
    // For judges of other houses: tests/interop/packages/run.
    const std::filesystem::path judged = NASKAH_BUILD "/interop/packages";
    std::filesystem::create_directories(judged);
    for (std::size_t part = 0; part < sent.size(); ++part)
        core::write_whole(judged / ("dossier-" + std::to_string(part + 1) + ".zip"), file(archivist, sent[part]));
    // Anybody can check it with nothing of ours.
    EXPECT_TRUE(vouched(core::view(files.at(seal)), core::view(files.at("tagmanifest-sha256.txt"))));
    EXPECT_FALSE(vouched(core::view(files.at(seal)), core::view(files.at("bagit.txt"))));

    const Reply brought = receiver.upload(imports, {}, "paket.zip", zip);
    ASSERT_EQ(brought.status, 201) << brought.json.dump();
    EXPECT_EQ(brought.json.at("seal").value("worth", ""), "genuine") << brought.json.dump();
    EXPECT_NE(brought.json.at("seal").value("by", "").find(office), std::string::npos) << brought.json.dump();
    EXPECT_EQ(brought.json.at("stamp").value("worth", ""), "genuine") << brought.json.dump();
    const auto page = receiver.get("/packages/imports/" + brought.json.at("id").get<std::string>()).text();
    EXPECT_NE(page.find("Sah atas isi paket ini, oleh " + office), std::string::npos);
    only_a_signed_receipt_counts(archivist, receiver, sent[0], brought.json);

    tests::Files swapped;   // the seal of the first part beside the second
    for (const auto& part : core::zip::read(file(archivist, sent[1]))) {
        const auto bytes = core::view(part.name.ends_with(seal) ? files.at(seal) : part.bytes);
        swapped.emplace_back(part.name, core::Bytes(bytes.begin(), bytes.end()));
    }
    const Reply refused = receiver.upload(imports, {}, "paket.zip", tests::zip_of(swapped));
    EXPECT_EQ(refused.status, 422) << refused.json.dump();
    EXPECT_NE(refused.json.dump().find(seal), std::string::npos) << refused.json.dump();

    // A house that does not know that authority is told so, and may take it.
    other_->server().stop();
    std::filesystem::remove(other_->server().folder() / "data/keys/anchors/demo-root.pem");
    other_->server().start();
    const auto doubting = tests::Seats(other_->server()).caller("UM.ARSIPARIS");
    const Reply second = doubting.upload(imports, {}, "paket.zip", file(archivist, sent[1]));
    EXPECT_EQ(second.status, 201) << second.json.dump();
    EXPECT_EQ(second.json.at("seal").value("worth", ""), "unknown") << second.json.dump();
    EXPECT_EQ(second.json.at("stamp").value("worth", ""), "unknown") << second.json.dump();
    ASSERT_EQ(second.json.at("copy_seals").size(), 1u) << second.json.dump();
    EXPECT_EQ(second.json.at("copy_seals")[0].value("worth", ""), "unknown") << second.json.dump();
    EXPECT_NE(doubting.get("/packages/imports/" + second.json.at("id").get<std::string>()).text().find("Cocok dengan salinannya, dari " + office),
              std::string::npos);
    misfit_is_refused(archivist, doubting, id);
}

TEST_P(PackagesRound, waits_for_the_key_of_its_office_and_is_made_with_its_seal_once_it_answers) {
    const auto archivist = caller("DISKOMINFO.ARSIPARIS");
    std::filesystem::path key;
    for (const auto& each : std::filesystem::recursive_directory_iterator(server_->folder() / "data/keys/seal/DISKOMINFO"))
        if (each.path().filename() == "seal.p12") key = each.path();
    ASSERT_FALSE(key.empty());
    const auto away = server_->folder() / "seal.p12";
    std::filesystem::rename(key, away);
    const auto id = dossier(archivist);
    const Reply asked = archivist.post("/api/v1/packages", {{"dossier", id}, {"receiver", "Lembaga kearsipan daerah"}});
    ASSERT_EQ(asked.status, 202) << asked.json.dump();
    const std::string one = "/api/v1/packages/" + asked.json.at("items").at(0).at("id").get<std::string>();
    const auto db = core::db::open(city_->address());
    const std::string batch = asked.json.at("items").at(0).at("batch");
    tests::wait_for([&] { return archivist.get(one); }, [&](const Reply&) {
        return db->read([&](core::db::Tx& tx) {
            return tx.count("SELECT COUNT(*) FROM core_batch_item WHERE batch_id = ? AND tries > 0", {batch});
        }) > 0;
    });
    EXPECT_EQ(archivist.get(one).json.value("state", ""), "waiting") << "no package goes without the seal it should bear";
    EXPECT_EQ(archivist.get(one + "/file").status, 409);
    std::filesystem::rename(away, key);
    const Reply made = tests::wait_for([&] { return archivist.get(one); },
                                       [](const Reply& reply) { return reply.json.value("state", "") == "ready"; });
    EXPECT_EQ(made.json.value("state", ""), "ready") << made.json.dump();
    EXPECT_NE(made.json.at("sealed_by"), Json(nullptr));
}

TEST_P(PackagesRound, refused_where_its_dossier_was_destroyed_and_its_files_stay_destroyed) {
    const auto archivist = caller("DISKOMINFO.ARSIPARIS"), receiver = there_->caller("UM.ARSIPARIS");
    const auto id = dossier(archivist);
    const std::string imports = "/api/v1/packages/imports";
    const auto bring = [&](const Json& package) {
        const Reply brought = receiver.upload(imports, {}, "paket.zip", file(archivist, package));
        EXPECT_EQ(brought.status, 201) << brought.json.dump();
        return brought.json;
    };
    std::string here;
    for (const auto& package : packed(archivist, id)) {
        const Reply taken = receiver.post(imports + "/" + bring(package).at("id").get<std::string>() + "/take");
        ASSERT_EQ(taken.status, 200) << taken.json.dump();
        here = taken.json.at("dossier");
    }
    const auto blobs = core::blob::folder(other_->server().folder() / "data" / "blobs");
    const auto again = packed(archivist, id);
    const auto letter = core::sha256(std::string_view(ending(unpacked(file(archivist, again[0])), "0001.pdf")));
    EXPECT_TRUE(blobs->has(letter));
    EXPECT_TRUE(bring(again[1]).at("faults").empty()) << "all of it is there already";
    core::db::open(other_->address())->write([&](core::db::Tx& tx) {
        tx.exec("UPDATE archive_dossier SET life = 'destroyed' WHERE id = ?", {archive::DossierId::parse(here)});
    });
    std::filesystem::remove(blobs->path(letter).value());
    const auto third = bring(again[0]);
    ASSERT_EQ(third.at("faults").size(), 1u) << third.dump();
    EXPECT_EQ(receiver.post(imports + "/" + third.at("id").get<std::string>() + "/take").status, 422);
    EXPECT_FALSE(blobs->has(letter)) << "what was destroyed stays so";
}

TEST_P(PackagesRound, brought_and_taken_by_two_at_once_it_is_one_dossier) {
    const auto archivist = caller("DISKOMINFO.ARSIPARIS");
    const auto sent = packed(archivist, dossier(archivist));
    ASSERT_EQ(sent.size(), 2u);
    const auto one = there_->caller("UM.ARSIPARIS"), two = one;
    const std::string imports = "/api/v1/packages/imports";
    std::vector<std::function<Reply()>> takes;
    for (const auto& package : sent) {
        const auto zip = file(archivist, package);
        const auto brought = at_once({[&] { return one.upload(imports, {}, "paket.zip", zip); },
                                      [&] { return two.upload(imports, {}, "paket.zip", zip); }});
        for (const auto& each : brought) ASSERT_EQ(each.status, 201) << each.json.dump();
        const std::string id = brought[0].json.at("id");
        EXPECT_EQ(brought[1].json.at("id"), id);
        for (const auto* who : {&one, &two})
            takes.push_back([who, path = imports + "/" + id + "/take"] { return who->post(path); });
    }
    std::string here;
    for (const auto& each : at_once(takes)) {
        ASSERT_EQ(each.status, 200) << each.json.dump();
        if (here.empty()) here = each.json.at("dossier");
        EXPECT_EQ(each.json.at("dossier"), here);
    }
    const Reply there = one.get("/api/v1/archive/dossiers/" + here);
    EXPECT_EQ(there.json.at("items").size(), 3u) << there.json.dump();
    EXPECT_EQ(there.json.value("state", ""), "closed") << "the last part closes it, whichever that is";
    const auto db = core::db::open(other_->address());
    EXPECT_EQ(db->read([](core::db::Tx& tx) {
        return tx.count("SELECT COUNT(*) FROM archive_dossier WHERE source LIKE 'handed:%'");
    }), 1);
    EXPECT_EQ(db->read([](core::db::Tx& tx) { return tx.count("SELECT COUNT(*) FROM packages_import"); }), 2);
}

TEST_P(PackagesRound, what_was_touched_or_is_its_own_is_refused_and_leaves_nothing) {
    const auto archivist = caller("DISKOMINFO.ARSIPARIS");
    const Reply opened = archivist.post("/api/v1/archive/dossiers", {{"code", "000.1.5"}, {"title", "Rapat koordinasi"}});
    const auto package = packed(archivist, opened.json.at("id")).at(0);
    const auto zip = file(archivist, package);
    const std::string imports = "/api/v1/packages/imports";
    const auto receiver = there_->caller("UM.ARSIPARIS"), clerk = there_->caller("DISKOMINFO.TU");
    EXPECT_EQ(clerk.upload(imports, {}, "paket.zip", zip).status, 403);
    const auto refused = [&](const core::Bytes& bytes) {
        const Reply reply = receiver.upload(imports, {}, "paket.zip", bytes);
        EXPECT_EQ(reply.status, 422) << reply.json.dump();
        return reply.json.dump();
    };
    EXPECT_NE(refused(tests::renamed_zip(zip, "bagit.txt", "../it.txt")).find("../it.txt"), std::string::npos);
    refused(tests::linked_zip(zip));
    refused(tests::locked_zip(zip));
    std::string text(core::chars(zip));
    const auto at = text.find("Rapat koordinasi");
    ASSERT_NE(at, std::string::npos);
    text.replace(at, 5, "Lomba");
    refused({text.begin(), text.end()});
    refused({zip.begin(), zip.begin() + static_cast<std::ptrdiff_t>(zip.size() / 2)});
    tests::Files bomb{{"paket/bagit.txt", core::Bytes(80u << 20, std::uint8_t{0})}};
    refused(tests::zip_of(bomb));
    EXPECT_TRUE(receiver.get(imports).json.at("items").empty());

    const Reply own = archivist.upload(imports, {}, "paket.zip", zip);
    ASSERT_EQ(own.status, 201) << own.json.dump();
    ASSERT_EQ(own.json.at("faults").size(), 1u) << own.json.dump();
    EXPECT_EQ(archivist.post(imports + "/" + own.json.at("id").get<std::string>() + "/take").status, 422);
}

TEST_P(PackagesRound, an_archive_that_describes_gets_tables_and_objects) {
    const auto archivist = caller("DISKOMINFO.ARSIPARIS");
    const auto made = packed(archivist, dossier(archivist), {{"form", "atom"}});
    const auto files = unpacked(file(archivist, made.at(0)));
    const auto table = files.at("data/isad.csv");
    EXPECT_TRUE(table.starts_with("legacyId,parentId,"));
    EXPECT_NE(table.find("objects/0001.pdf"), std::string::npos);
    EXPECT_TRUE(files.at("data/objects/0001.pdf").starts_with("%PDF"));
    EXPECT_NE(files.at("data/physical.csv").find("descriptionSlugs"), std::string::npos);
    EXPECT_EQ(archivist.get("/packages/" + made.at(0).at("id").get<std::string>()).status, 200);
}

NASKAH_ON_BOTH_DATABASES(PackagesRound);

}  // namespace
