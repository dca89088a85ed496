// SPDX-License-Identifier: Apache-2.0
#include "signing/service/trust_lists.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/json.h"
#include "core/log/log.h"
#include "core/pki/credential.h"
#include "signing/service/trust_signature.h"

namespace signing {
namespace {

namespace fs = std::filesystem;
using core::Code;
using core::Error;
using core::Json;

constexpr std::size_t largest_list = 64u << 20;

Json to_json(const TrustList& list) {
    Json services = Json::array();
    for (const ListedService& one : list.services)
        services.push_back({{"provider", one.provider},
                            {"name", one.name},
                            {"status", one.status},
                            {"use", one.use == check::Use::signature ? "signature" : "timestamp"},
                            {"from", one.from.ms},
                            {"until", one.until.ms},
                            {"certificate", core::base64(one.certificate)}});
    return {{"name", list.name},         {"territory", list.territory}, {"operator", list.operator_},
            {"sequence", list.sequence}, {"issued", list.issued},       {"next_update", list.next_update},
            {"sha256", list.sha256},     {"source", list.source},       {"signer", list.signer},
            {"services", std::move(services)}};
}

TrustList list_of(const Json& json) {
    const auto text = [&](const char* member) { return core::json::text(json, member); };
    TrustList out{text("name"),
                  text("territory"),
                  text("operator"),
                  json.at("sequence").get<std::int64_t>(),
                  text("issued"),
                  text("next_update"),
                  text("sha256"),
                  text("source"),
                  text("signer"),
                  {}};
    for (const Json& one : json.at("services"))
        out.services.push_back(
            {core::json::text(one, "provider"),
             core::json::text(one, "name"),
             core::json::text(one, "status"),
             core::unbase64(core::json::text(one, "certificate")),
             core::json::text(one, "use") == "timestamp" ? check::Use::timestamp : check::Use::signature,
             {one.at("from").get<std::int64_t>()},
             {one.at("until").get<std::int64_t>()}});
    return out;
}

// A signer whose certificate was over, or not begun, when the list was issued does not speak for it.
void require_in_time(const TrustList& list, const core::pki::CertificateFacts& signer) {
    core::Instant issued;
    try {
        issued = core::parse_instant(list.issued);
    } catch (const Error&) {
        throw Error(Code::invalid, "signing.error.trust_list");
    }
    if (issued < signer.not_before || signer.not_after < issued)
        throw Error(Code::invalid, "signing.error.trust_signer_old", {{"signer", signer.common_name}});
}

}  // namespace

bool TrustLists::is_name(const std::string& text) {
    return !text.empty() && text.size() <= 32 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

fs::path TrustLists::file_of(const std::string& name) const {
    if (!is_name(name)) throw Error(Code::not_found, "signing.error.trust_unknown", {{"name", name}});
    return folder_ / (name + ".json");
}

fs::path TrustLists::signers_of(const std::string& name) const { return file_of(name).replace_extension(".pem"); }

TrustList TrustLists::take(const Brought& brought) {
    if (brought.xml.size() > largest) throw Error(Code::invalid, "signing.error.trust_list");
    TrustList list = read_trust_list(brought.xml);
    const std::string digest = list.sha256;
    if (!brought.sha256.empty() && brought.sha256 != digest)
        throw Error(Code::invalid, "signing.error.trust_digest", {{"digest", digest}});
    std::vector<core::Bytes> signers = brought.signers;
    if (signers.empty())
        if (const auto kept = core::read_text(signers_of(list.name)))
            signers = core::pki::certificates_of_pem(*kept);
    if (!signers.empty()) {
        const SignedList found = signed_list(brought.xml, signers);
        const core::pki::CertificateFacts signer = core::pki::describe(found.signer);
        list = read_trust_list(found.text);
        require_in_time(list, signer);
        list.sha256 = digest;
        list.signer = signer.common_name;
    } else if (brought.sha256.empty()) {
        throw Error(Code::invalid, "signing.error.trust_unpinned");
    }
    list.source = brought.source;
    keep(list);
    if (brought.signers.empty()) return list;
    std::string pem;
    for (const core::Bytes& one : brought.signers) pem += core::pki::pem(one);
    if (!core::write_whole(signers_of(list.name), core::view(pem)))
        throw Error(Code::unavailable, "signing.error.key_folder", {{"file", signers_of(list.name).string()}});
    return list;
}

void TrustLists::keep(const TrustList& list) {
    for (const TrustList& there : all())
        if (there.name == list.name && there.sequence > list.sequence)
            throw Error(Code::conflict, "signing.error.trust_older",
                        {{"sequence", std::to_string(list.sequence)}, {"kept", std::to_string(there.sequence)}});
    const fs::path file = file_of(list.name);
    std::error_code fault;
    fs::create_directories(folder_, fault);
    if (!core::write_whole(file, core::view(to_json(list).dump())))
        throw Error(Code::unavailable, "signing.error.key_folder", {{"file", file.filename().string()}});
}

void TrustLists::remove(const std::string& name) {
    std::error_code fault;
    if (!fs::remove(file_of(name), fault))
        throw Error(Code::not_found, "signing.error.trust_unknown", {{"name", name}});
    fs::remove(signers_of(name), fault);
}

void TrustLists::refresh() {
    std::vector<fs::path> files;
    std::error_code fault;
    for (const auto& entry : fs::directory_iterator(folder_, fault))
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::string seen;
    for (const fs::path& file : files)
        seen += file.string() + ":" + std::to_string(fs::file_size(file, fault)) + ":" +
                std::to_string(fs::last_write_time(file, fault).time_since_epoch().count()) + "\n";
    if (seen == seen_) return;
    std::vector<TrustList> fresh;
    for (const fs::path& file : files) {
        try {
            if (fs::file_size(file) > largest_list) throw Error(Code::too_large, "signing.error.trust_list");
            fresh.push_back(list_of(core::json::parse(core::read_text(file).value_or(""), largest_list)));
        } catch (const std::exception& fault_of_file) {
            // One that cannot be read vouches for nobody; the others stand.
            core::log::warning("signing.trust_list_unreadable", {{"file", file.filename().string()}, {"why", fault_of_file.what()}});
        }
    }
    lists_ = std::move(fresh);
    seen_ = std::move(seen);
}

std::vector<TrustList> TrustLists::all() {
    const std::lock_guard lock(mutex_);
    refresh();
    return lists_;
}

void TrustLists::add_to(check::Anchors& anchors) {
    const std::lock_guard lock(mutex_);
    refresh();
    for (const TrustList& list : lists_) add(list, anchors);
}

void TrustLists::add(const TrustList& list, check::Anchors& anchors) {
    for (const ListedService& one : list.services)
        anchors.list.push_back({one.certificate, one.from, one.until, false, one.use});
}

}  // namespace signing
