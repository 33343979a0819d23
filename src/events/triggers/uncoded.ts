/**
 * Frames whose own example is not coded with their root yet: most are nouns whose sentence tells of
 * no second actor, or verbs that the tagger reads as nouns or adjectives. The list may only shrink.
 */
export const UNCODED: ReadonlySet<string> = new Set(
  `
  n.visit n.trip n.tour n.stopover n.summit n.ministerial n.conference n.session n.forum
  n.gathering n.call.p-with n.telephone n.phone n.videoconference n.teleconference
  n.attendance.p-at n.participation.p-at n.participation.p-in.w-@exercise n.invitation
  n.invite n.briefing n.mediation n.brokering n.arbitration n.partnership.p-with n.accession
  n.membership.p-in n.endorsement n.praise n.applause n.commendation n.tribute
  n.support.p-for n.backing.p-for n.solidarity.p-for n.congratulation n.condolence n.thanks
  n.gratitude n.appreciation n.sympathy n.recognition.p-of n.vote.p-for n.offer n.apology
  n.concession n.compromise n.amnesty n.pardon n.clemency n.easing.p-of n.lifting.p-of
  n.relaxation.p-of n.aid.p-to n.assistance.p-to n.relief.p-to n.donation.p-to n.help.p-to
  n.subsidy.p-to n.grant.p-to n.delivery.p-to n.shipment.p-to n.supply.p-to n.transfer.p-to
  n.provision.p-to n.loan.p-to n.fund.p-to n.funding.p-to n.contribution.p-to
  n.cooperation.p-with n.collaboration.p-with n.coordination.p-with n.procurement.p-from
  n.purchase.p-from n.acquisition.p-from n.build-up n.launch.p-of.w-missile
  n.test.p-of.w-missile n.firing.p-of.w-missile n.test-firing.p-of.w-missile n.intrusion
  n.release.p-of n.freeing.p-of n.liberation.p-of n.disarmament n.demilitarization n.surrender
  n.resignation n.abdication n.ouster n.reopening.p-of n.ultimatum n.accusation.p-against
  n.allegation.p-against n.charge.p-against n.claim.p-against n.condemnation n.criticism
  n.denunciation n.rebuke n.reprimand n.censure n.outcry n.lawsuit.p-against
  n.complaint.p-against n.indictment.p-against n.protest.p-against n.demonstration.p-against
  n.rally.p-against n.march.p-against n.sit-in.p-against n.picket.p-against n.vigil.p-against
  n.strike.p-by.w-worker n.boycott n.refusal n.rejection n.rebuff n.veto n.violation.p-of
  n.breach.p-of n.defiance.p-of n.cancellation.p-of n.sanction.p-on n.embargo.p-on
  n.tariff.p-on n.penalty.p-on n.ban.p-on n.conviction.p-of n.sentencing.p-of
  n.seizure.p-of n.annexation.p-of n.confiscation.p-of
  n.occupation.p-of n.hijacking.p-of n.takeover n.coup n.curfew n.cyberattack.p-on.w-any
  n.hack.p-on.w-any n.hacking.p-on.w-any n.cyber-attack.p-on.w-any n.intrusion.p-on.w-any
  n.interference.p-in n.meddling.p-in n.disinformation.p-against n.propaganda.p-against
  n.attack n.assault n.raid n.offensive n.invasion n.ambush n.onslaught n.aggression n.foray
  n.killing.p-of n.murder.p-of n.massacre.p-of n.slaughter.p-of
  n.assassination.p-of n.execution.p-of n.genocide.p-of n.beheading.p-of n.kidnapping.p-of
  n.abduction.p-of n.torture.p-of n.shooting.p-of n.shootout.p-of n.gunfire.p-of
  n.opening.p-of.w-mission
  n.establishment.p-of.w-dialogue n.creation.p-of.w-dialogue n.launch.p-of.w-dialogue
  n.improvement.p-of.w-@ties n.strengthening.p-of.w-@ties n.deepening.p-of.w-@ties
  n.upgrade.p-of.w-@ties n.enhancement.p-of.w-@ties n.severing.p-of.w-@ties
  n.severance.p-of.w-@ties n.rupture.p-of.w-@ties n.breakdown.p-of.w-@ties v.vow v.approve
  v.accept v.reaffirm v.establish.o-@channel v.join.+force v.partake.p-in.w-@exercise
  v.partake.p-in.w-@event v.welcome.o-@envoy v.receive.o-@envoy v.entertain.o-@envoy v.visit
  v.tour v.speak.p-by.w-@call v.train.o-any v.co-sponsor v.praise v.commend v.applaud v.hail
  v.laud v.salute v.thank v.congratulate v.honour v.honor v.compliment v.credit v.acclaim
  v.celebrate v.appreciate v.admire v.toast v.admit.o-responsibility
  v.acknowledge.o-responsibility v.confess v.forgive.o-debt
  v.unfreeze.o-any v.pay.o-tribute v.send.o-letter v.test-fire.o-missile
  v.test-launch.o-missile v.test-fire v.test-launch v.fire.o-tear v.strike.s-@crowd
  v.clash.p-with.s-@troops v.declare.o-persona v.overthrow
  v.sentence v.convict v.slay v.shoot v.shoot.+down v.use.o-force v.designate.o-terrorist.p-as
  v.proscribe.o-terrorist.p-as v.propose v.suggest v.recommend v.expose.o-plot v.reveal.o-plot
  v.uncover.o-plot v.cast.o-doubt v.refuse.c-to v.decline.c-to
  v.vow.w-retaliate.c-to v.swear.w-retaliate.c-to v.declare.o-war
  `.match(/\S+/g),
);
