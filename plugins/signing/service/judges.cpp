// SPDX-License-Identifier: Apache-2.0
#include "signing/service/judges.h"

namespace signing {
namespace {

using core::Json;
using std::chrono::milliseconds;

constexpr std::chrono::seconds least_for_more{12};   // for what is asked over the network, and one more judge
constexpr int most_rounds = 3;   // a missing issuer, then the lists of its authority, then of the root's

bool is_answered(const Judgement& judgement) {
    return core::json::text(judgement.report["sentence"], "key") != "signing.verdict.too_complex";
}

std::size_t size_of(const check::Evidence& evidence) {
    return evidence.certificates.size() + evidence.crls.size() + evidence.ocsps.size();
}

}  // namespace

template <class Judge>
Json Judges::with_fetched(Question question, bool offline, Judge judge) {
    const auto end = std::chrono::steady_clock::now() + apart_.limits().time;
    const auto left = [&] { return std::chrono::duration_cast<milliseconds>(end - std::chrono::steady_clock::now()); };
    Judgement told = judge(question, apart_.limits().time);
    for (int round = 0; fetching_ && !offline && round < most_rounds && !told.wanted.empty() &&
                      left() > least_for_more;
         ++round) {
        const std::size_t before = size_of(question.anchors.fetched);
        question.anchors.fetched.add(fetching_->fetch(told.wanted));
        if (size_of(question.anchors.fetched) == before || left() < std::chrono::seconds(2)) break;
        Judgement again = judge(question, left());
        if (!is_answered(again)) break;
        told = std::move(again);
    }
    return std::move(told.report);
}

Json Judges::judge(core::ByteView pdf, Question question, bool offline) {
    return with_fetched(std::move(question), offline, [&](const Question& asked, milliseconds time) {
        return apart_.judge(pdf, asked, time);
    });
}

Json Judges::judge_file(const std::string& file, Question question, bool offline) {
    return with_fetched(std::move(question), offline, [&](const Question& asked, milliseconds time) {
        return apart_.judge_file(file, asked, time);
    });
}

Verdict Verifier::check(core::ByteView pdf, core::Instant now) {
    Verdict out;
    out.report = judges_.judge(pdf, {anchors_(), now, second_look_});
    out.indication = core::json::text(out.report, "indication");
    out.genuine = out.indication == check::name(check::Indication::passed);
    const Json& sentence = out.report["sentence"];
    out.sentence = core::json::text(sentence, "key");
    for (const auto& [name, value] : sentence["args"].items()) out.args.emplace_back(name, value.get<std::string>());
    return out;
}

}  // namespace signing
