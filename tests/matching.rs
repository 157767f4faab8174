//! Words in their forms, by hand: a query, sentences that it must find, sentences that it must not.
//!
//! Sentences `f…` are customers' own, from `fixtures/trustpilot-fr` (MIT), sentences `e…` travellers', from `fixtures/skytrax`
//! (CC0), word for word, which the test checks; sentences `s…` are written here for what these files lack. Where the table says
//! *limit*, or *one stem*, it tells what Snowball's stemmers do, not what one would wish.

use acceptance::{Desk, bring, fixture};
use serde_json::{Value, json};

const SENTENCES: &[(&str, &str)] = &[
    ("f1", "Lave linge d'excellente qualité reçu dans les délais."),
    ("f2", "Les 2 personnes qui sont venus ont repris l'ancien sans aucune difficultés."),
    ("f3", "1ère expérience qualitative avec Ubaldi."),
    ("f4", "Produits dans les prix du marché, plutôt vers le bas."),
    ("f5", "Les livreurs très sérieux La date et l’heure prévue respectées"),
    ("f6", "Mon sèche linge initialement choisi n’était finalement plus disponible lors de la validation de commande."),
    ("f7", "La télévision oled Philips ambilight était la moins cher chez ubaldi"),
    ("f8", "Je n’ai jamais eu de problème. Les livraisons sont rapides et les délais respectés."),
    ("f9", "Matelas commandé le 25/01/2024 et reçu aujourd’hui, le 31/01/2024 comme demandé lors de la commande."),
    ("f10", "Livraison aujourd'hui d'un lave vaisselle chez ma maman âgée."),
    ("f11", "Mais Ubaldi devrait être plus vigilant dans le choix de ses transporteurs notamment Chronopost qui a un service déplorable."),
    ("f12", "Je suis enchantée par le lave-linge que j'ai acheté."),
    ("f13", "J'ai acheté un micro-ondes De Dietrich, qui est excellent"),
    ("f14", "les 2 premieres commandes ont ete annulées sans problème"),
    ("f15", "C’est en partie faux car il y a de l’acier qui rouille dans votre structure."),
    ("f16", "un service client inacceptable !!!!!"),
    ("f17", "Respect des délais et un bon suivi colis. Article bien emballé 👍🏼"),
    ("f18", "L'abat-jour en plastique et tissu est arrivé en mauvais état"),
    ("f19", "dès que j'ai du temps le weekend"),
    ("f20", "qui sont beaucoup plus chers à l'achat"),
    ("f21", "Ne pas acheter de serre jardin!!!!!!"),
    ("f22", "deja pour suivre le colis c'est pas pratique cest groupe mazet"),
    ("f23", "Les meubles étaient rayés ou des angles abimés à l'ouverture des cartons."),
    ("f24", "Je suis extrêmement mécontente."),
    ("f25", "Très satisfaite sur la livraison."),
    ("f26", "je suis extrêmement satisfait de l'assistance"),
    ("f27", "J'ai peut-être eu de la chance..."),
    ("f28", "Peut être qu'il serait judicieux d'envoyer des personnes compétentes"),
    ("f29", "prétextes pour non-livraison à mon domicile"),
    ("f30", "Déçue...J'ai commandé un lampadaire à arc sur pied."),
    ("f31", "Le colis m'a été remis vide."),
    ("e1", "For a short haul airline the seats are very good. I find the seats comfortable and plenty of leg room!"),
    ("e2", "Everyone is in the same seat so ask your neighbor"),
    ("e3", "This was a 14 hour flight from Sydney to Vancouver."),
    ("e4", "Although we were flying Premium Economy to London"),
    ("e5", "Will never fly with them again."),
    ("e6", "I'm not a big guy but I struggled with the lack of room."),
    ("e7", "We knew the arm rests wouldn't go up"),
    ("e8", "Long-haul seats are very good"),
    ("e9", "Narrow uncomfortable seats impossible to sleep."),
    ("e10", "Four out of the five flights the entertainment didn't work."),
    ("e11", "The entertainment system does not work smoothly"),
    ("e12", "Not bearable for longer than 30 minutes!"),
    ("e13", "The seats are a bit tight but bearable."),
    ("e14", "whereby the average legroom becomes even smaller."),
    ("e15", "The movie selections were not great but the seat was fine"),
    ("s1", "Le #Velmoka est arrivé, merci @lina_r !"),
    ("s2", "Velmoka dit : écrivez à lina@velmoka.fr"),
    ("s3", "Trop cher\u{202F}! 👍👍"),
    ("s4", "Mon cœur balance\u{A0}: ﬁn ou pas\u{202F}?"),
    ("s5", "Presqu’île, prud’homme, quelqu’un"),
    ("s6", "Un porte-monnaie en cuir"),
    ("s7", "Un portemonnaie en cuir"),
    ("s8", "Un porte monnaie en cuir"),
    ("s9", "𝗣𝗿𝗼𝗺𝗼 sur le Ｐｒｉｘ du 1ᵉʳ au 3"),
    ("s10", "Les chevaux sont là"),
    ("s11", "Nous allons bien, il va bien"),
    ("s12", "CEST NUL, CÉRÉMONIE RATÉE"),
    ("s13", "Version 2.1 ou 2,1\u{A0}?"),
    ("s14", "La marche est longue"),
    ("s15", "Le marché est ouvert 🇫🇷 ❤️"),
    ("e-s1", "Send me an e-mail"),
    ("e-s2", "My email bounced"),
    ("e-s3", "The university of my town"),
    ("e-s4", "The universe is large"),
    ("e-s5", "He went home, she goes there, two mice"),
];

/// The language of who asks; what is typed; what it finds; what it does not.
const TABLE: &[(&str, &str, &[&str], &[&str])] = &[
    // Plurals and feminines.
    ("fr", "livraison", &["f8", "f10", "f25", "f29"], &["f5"]),
    ("fr", "livreur", &["f5"], &["f8"]),
    ("fr", "délai", &["f1", "f8", "f17"], &["f9"]),
    ("fr", "cher", &["f7", "f20", "s3"], &["f21"]),
    ("fr", "chère", &["f7", "f20", "s3"], &["f21"]),
    ("fr", "satisfaite", &["f25", "f26"], &["f24"]),
    ("fr", "déplorables", &["f11"], &["f16"]),
    ("fr", "personne", &["f2", "f28"], &["f3"]),
    ("fr", "mécontent", &["f24"], &["f26"]),
    ("fr", "content", &[], &["f24"]),
    ("fr", "cheval", &["s10"], &[]),
    ("en", "seat", &["e1", "e2", "e9", "e15"], &["e3"]),
    ("en", "selection", &["e15"], &["e14"]),
    // Conjugations.
    ("fr", "acheter", &["f12", "f13", "f21"], &["f20"]),
    ("fr", "commande", &["f6", "f9", "f14", "f30"], &["f1"]),
    ("fr", "annuler", &["f14"], &["f9"]),
    ("fr", "rayé", &["f23"], &["f24"]),
    ("en", "fly", &["e4", "e5"], &["e3"]),
    ("en", "working", &["e10", "e11"], &["e7"]),
    // Limits: irregular forms have stems of their own; comparatives keep theirs.
    ("fr", "aller", &[], &["s11"]),
    // … and « satisfait » loses its ending as « disait » does, which « satisfaite » keeps.
    ("fr", "satisfait", &["f26"], &["f25", "f24"]),
    ("en", "go", &["e7"], &["e-s5"]),
    ("en", "mouse", &[], &["e-s5"]),
    ("en", "small", &[], &["e14"]),
    // One stem for words of two meanings; `==` parts them.
    ("fr", "qualité", &["f1", "f3"], &[]),
    ("en", "university", &["e-s3", "e-s4"], &[]),
    ("fr", "marche", &["s14", "s15", "f4"], &[]),
    ("fr", "==marche", &["s14"], &["s15", "f4"]),
    ("fr", "==marché", &["s15", "f4"], &["s14"]),
    // Accents, and words typed or written without them.
    ("fr", "ceremonie", &["s12"], &[]),
    ("fr", "cérémonies", &["s12"], &[]),
    ("fr", "delais", &["f1", "f8"], &["f9"]),
    ("fr", "premiere", &["f14"], &[]),
    ("fr", "premières", &["f14"], &[]),
    // Limit: written without its accent, the plural has another stem.
    ("fr", "première", &[], &["f14"]),
    ("fr", "été", &["f14", "f31"], &["f7"]),
    ("fr", "abîmé", &["f23"], &[]),
    ("fr", "decu", &["f30"], &[]),
    ("fr", "=personne", &[], &["f2"]),
    ("fr", "==Ubaldi", &["f3", "f11"], &["f7"]),
    ("fr", "==ubaldi", &["f7"], &["f3"]),
    ("fr", "==\"Je suis\"", &["f12", "f24"], &["f26"]),
    // Elisions and apostrophes, straight or not.
    ("fr", "heure", &["f5"], &[]),
    ("fr", "l'heure", &["f5"], &[]),
    ("fr", "n'était", &["f6"], &["f7"]),
    ("fr", "qu'il", &["f28"], &["f5"]),
    ("fr", "c'est", &["f15", "f22"], &["s12", "f25"]),
    ("fr", "aujourd'hui", &["f9", "f10"], &[]),
    ("fr", "aujourd’hui", &["f9", "f10"], &[]),
    ("fr", "hui", &[], &["f9", "f10"]),
    ("fr", "île", &["s5"], &[]),
    ("fr", "presqu'île", &["s5"], &[]),
    ("fr", "homme", &["s5"], &[]),
    ("fr", "quelqu'un", &["s5"], &["s6"]),
    ("en", "didn’t", &["e10"], &["e11"]),
    ("en", "wouldn't", &["e7"], &["e10"]),
    // Limit: an apostrophe left out is not put back.
    ("fr", "cest", &["f22", "s12"], &["f15"]),
    // Compounds.
    ("fr", "lave-linge", &["f12", "f1"], &["f6", "f10"]),
    ("fr", "lavelinge", &["f12"], &["f1"]),
    ("fr", "porte-monnaie", &["s6", "s7", "s8"], &[]),
    ("fr", "portemonnaie", &["s6", "s7"], &["s8"]),
    ("fr", "monnaie", &["s6", "s8"], &["s7"]),
    ("fr", "abatjour", &["f18"], &[]),
    ("fr", "week-end", &["f19"], &[]),
    ("fr", "peut-être", &["f27", "f28"], &["f11"]),
    ("en", "long-haul", &["e8"], &["e1"]),
    ("en", "leg-room", &["e1", "e14"], &["e6"]),
    ("en", "legroom", &["e14"], &["e1"]),
    ("en", "email", &["e-s1", "e-s2"], &[]),
    ("en", "e-mail", &["e-s1", "e-s2"], &[]),
    // Limit: run together, a compound is found as it is, in no other form.
    ("en", "emails", &["e-s2"], &["e-s1"]),
    // Negations are words like others.
    ("fr", "pas", &["f21", "f22", "s4"], &["f8"]),
    ("fr", "jamais", &["f8"], &["f21"]),
    ("fr", "\"pas pratique\"", &["f22"], &["f21"]),
    ("en", "not", &["e6", "e11", "e12", "e15"], &["e10", "e7"]),
    ("en", "never", &["e5"], &["e6"]),
    ("en", "uncomfortable", &["e9"], &["e1"]),
    ("en", "comfortable", &["e1"], &["e9"]),
    // Ligatures, widths, signs, spaces.
    ("fr", "coeur", &["s4"], &[]),
    ("fr", "fin", &["s4"], &[]),
    ("fr", "promo", &["s9"], &[]),
    ("fr", "prix", &["f4", "s9"], &[]),
    ("fr", "1er", &["s9", "f3"], &["f2"]),
    ("fr", "\"trop cher !\"", &["s3"], &["f7"]),
    ("fr", "2.1", &["s13"], &["f9"]),
    ("fr", "inacceptable !", &["f16"], &[]),
    // Emoji, hashtags, names.
    ("fr", "👍", &["f17", "s3"], &["f16"]),
    ("fr", "==👍🏼", &["f17"], &["s3"]),
    ("fr", "👍👍", &["s3"], &["f17"]),
    ("fr", "❤", &["s15"], &["s14"]),
    ("fr", "🇫🇷", &["s15"], &["s14"]),
    ("fr", "#velmoka", &["s1"], &["s2"]),
    ("fr", "velmoka", &["s1", "s2"], &[]),
    ("fr", "@lina", &["s1"], &["s2"]),
    ("fr", "@lina_r", &["s1"], &["s2"]),
    ("fr", "lina", &["s1", "s2"], &[]),
    // Beginnings, slips, nearness, patterns.
    ("fr", "\"serv* client\"", &["f16"], &["f11"]),
    ("en", "bear*", &["e12", "e13"], &["e11"]),
    ("fr", "~livrasion", &["f8", "f10", "f25"], &["f5"]),
    ("fr", "~transporteru", &["f11"], &["f5"]),
    ("fr", "délais NEAR/0 respectés", &["f8"], &["f1", "f17"]),
    ("fr", "annuler NEAR/3 commandes", &["f14"], &["f9"]),
    ("en", "comfortable NEAR/0 seats", &["e1"], &["e9", "e13"]),
    ("fr", "/non-liv/", &["f29"], &["f25"]),
    ("fr", r"/\b\d{2}\/\d{2}\//", &["f9"], &["f14"]),
];

#[test]
fn the_table_holds() {
    let said: String = ["trustpilot-fr/scrapped_comments.csv", "skytrax/seat.csv"]
        .map(|file| std::fs::read_to_string(fixture(file)).unwrap().replace("\"\"", "\""))
        .concat();
    for (id, sentence) in SENTENCES.iter().filter(|(id, _)| !id.contains('s')) {
        assert!(said.contains(sentence), "{id} is no customer's: {sentence}");
    }
    let messages: Vec<Value> = SENTENCES
        .iter()
        .map(|(id, text)| {
            let lang = if id.starts_with('e') { "en" } else { "fr" };
            json!({ "id": id, "space": "ecommerce", "venue": "V", "account": null, "posted": null, "parent": null, "lang": lang, "text": text })
        })
        .collect();
    let document = json!({ "format": "livisible-study", "version": 1, "study": { "title": "Table", "lang": "fr" }, "messages": messages });
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    bring(&mut study, &desk.file("s.json", document.to_string()));
    assert!(TABLE.len() >= 60);
    let mut wrong = vec![];
    for (lang, query, finds, leaves) in TABLE {
        let query = format!("{query} lang:{lang}");
        let found: Vec<String> = study.matching(&query).unwrap().into_iter().map(|id| study.message_ext(id).unwrap()).collect();
        let lost: Vec<_> = finds.iter().filter(|id| !found.iter().any(|f| f == *id)).collect();
        let caught: Vec<_> = leaves.iter().filter(|id| found.iter().any(|f| f == *id)).collect();
        if !lost.is_empty() || !caught.is_empty() {
            wrong.push(format!("{query}: lost {lost:?}, caught {caught:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
