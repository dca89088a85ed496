// SPDX-License-Identifier: Apache-2.0
#include "signing/seal/accept.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "signing/check/changes.h"
#include "signing/check/facts.h"
#include "signing/check/rules.h"

namespace signing::seal {
namespace {

using check::ChangeLevel;
using check::Report;
using check::SignatureReport;
using core::ByteView;
using core::Code;
using core::Error;

[[noreturn]] void refuse(const char* key, core::Args args = {}) {
    throw Error(Code::upstream, key, std::move(args));
}

// Document timestamps are evidence, not signatures of anybody.
std::vector<const SignatureReport*> signatures_of(const Report& report) {
    std::vector<const SignatureReport*> out;
    for (const SignatureReport& one : report.signatures)
        if (!one.document_timestamp) out.push_back(&one);
    return out;
}

const SignatureReport* of_field(const Report& report, const std::string& field) {
    for (const SignatureReport& one : report.signatures)
        if (one.field == field) return &one;
    return nullptr;
}

// The one signature that was not there before.
const SignatureReport& fresh_of(const Report& before, const Report& after) {
    const auto old_ones = signatures_of(before);
    const auto new_ones = signatures_of(after);
    const SignatureReport* fresh = nullptr;
    std::size_t kept = 0;
    for (const SignatureReport* one : new_ones) {
        const SignatureReport* same = of_field(before, one->field);
        if (same == nullptr)
            fresh = one;
        else if (same->serial == one->serial)
            ++kept;
    }
    if (fresh == nullptr || kept != old_ones.size() || new_ones.size() != old_ones.size() + 1)
        refuse("signing.error.answer_count", {{"before", std::to_string(old_ones.size())},
                                              {"after", std::to_string(new_ones.size())}});
    return *fresh;
}

// Evidence (certificates, revocation lists, the file's own information) and signatures; of those,
// ones that show only where `visible`.
bool only_signatures(const check::Changes& changes, bool visible) {
    return std::all_of(changes.list.begin(), changes.list.end(), [&](const check::Change& one) {
        return one.level <= ChangeLevel::evidence || one.key == "signing.change.signature_added" ||
               (visible && one.key == "signing.change.signature_visible");
    });
}

// Behind the signed revision only what proves it may follow: certificates, revocation lists and
// document timestamps (PAdES level B-LT and above). Gives the signer's certificate.
core::Bytes judge_revision(ByteView sent, ByteView got, const std::string& field) {
    const check::Facts facts = check::collect(got);
    const auto fresh = std::find_if(facts.signatures.begin(), facts.signatures.end(),
                                    [&](const auto& one) { return one.field == field; });
    if (fresh == facts.signatures.end() || fresh->end <= sent.size() ||
        (fresh->end < got.size() && !only_signatures(check::compare(got, fresh->end), false)))
        refuse("signing.error.answer_covers");
    if (!only_signatures(check::compare(got, sent.size()), true))
        refuse("signing.error.answer_content");
    return fresh->cms.signer;
}

std::vector<std::string> name_words(std::string_view name) {
    static constexpr std::array titles{"prof", "dr",  "drs", "dra", "drg", "drh", "ir",
                                       "h",    "hj",  "kh",  "apt", "ns",  "st"};
    const std::string_view head = name.substr(0, name.find(','));
    std::vector<std::string> out;
    for (const std::string& word :
         core::text::split(core::text::lower(core::text::replace(std::string(head), ".", " ")), ' ')) {
        if (word.empty()) continue;
        const bool title = std::find(titles.begin(), titles.end(), word) != titles.end();
        if (!title || !out.empty()) out.push_back(word);
    }
    return out;
}

}  // namespace

bool same_person(std::string_view common_name, std::string_view person) {
    const std::vector<std::string> words = name_words(common_name);
    return !words.empty() && words == name_words(person);
}

Accepted accept(ByteView sent, core::Bytes got, const Rule& rule) {
    if (got.size() < sent.size() || !std::equal(sent.begin(), sent.end(), got.begin()))
        refuse("signing.error.answer_prefix");
    const Report before = check::inspect(sent, rule.anchors, rule.now);
    const Report after = check::inspect(got, rule.anchors, rule.now);
    if (after.pages == 0) refuse("signing.error.answer_damaged");
    const SignatureReport& fresh = fresh_of(before, after);
    if (!fresh.intact) refuse("signing.error.answer_broken");
    core::Bytes certificate;
    try {
        certificate = judge_revision(sent, got, fresh.field);
    } catch (const Error&) {
        throw;
    } catch (const std::exception&) {  // what the reader finds odd, and QPDF on objects read late
        refuse("signing.error.answer_damaged");
    }
    for (const SignatureReport& one : before.signatures) {
        const SignatureReport* now = of_field(after, one.field);
        if (now == nullptr || now->indication > one.indication)
            refuse("signing.error.answer_content");
    }
    if (rule.trusted && fresh.indication != check::Indication::passed)
        refuse("signing.error.answer_untrusted", {{"why", fresh.sub_indication}});
    if (!rule.signer.empty() && !same_person(fresh.signer, rule.signer))
        refuse("signing.error.answer_signer");
    return {std::move(got), std::move(certificate), fresh};
}

Accepted sign_whole(WholeSigner& service, const WholeRequest& request,
                    const core::Secret& passphrase, const Rule& rule) {
    return accept(request.pdf, service.sign(request, passphrase), rule);
}

}  // namespace signing::seal
