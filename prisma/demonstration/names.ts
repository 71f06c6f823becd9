import type { Chance } from './chance';

interface NameStock {
  /** How many of a hundred persons have a name from here. */
  share: number;
  women: string[];
  men: string[];
  families: string[];
}

const STOCKS: NameStock[] = [
  {
    share: 44,
    women: [
      'Anna', 'Berit', 'Carina', 'Elin', 'Emma', 'Eva', 'Frida', 'Gunilla', 'Hanna', 'Ida', 'Ingrid', 'Jenny', 'Johanna',
      'Klara', 'Lena', 'Linnéa', 'Maja', 'Malin', 'Marie', 'Moa', 'Sanna', 'Sofia', 'Ulrika', 'Viktoria',
    ],
    men: [
      'Adam', 'Anders', 'Björn', 'Daniel', 'Erik', 'Filip', 'Fredrik', 'Göran', 'Henrik', 'Isak', 'Jan', 'Joakim', 'Johan',
      'Kent', 'Lars', 'Linus', 'Magnus', 'Mikael', 'Niklas', 'Oskar', 'Patrik', 'Peter', 'Rasmus', 'Tobias',
    ],
    families: [
      'Ahlström', 'Berggren', 'Björk', 'Dahlgren', 'Edlund', 'Ek', 'Falk', 'Forslund', 'Granath', 'Hedman', 'Hellberg', 'Holm',
      'Isaksson', 'Kjellberg', 'Lind', 'Lundmark', 'Löfgren', 'Norberg', 'Nyman', 'Rask', 'Sandell', 'Sjögren', 'Strand',
      'Sundin', 'Söderlund', 'Thelin', 'Wallin', 'Westin', 'Åberg', 'Öberg',
    ],
  },
  {
    share: 20,
    women: ['Amina', 'Dalal', 'Farah', 'Hanan', 'Iman', 'Khadija', 'Lina', 'Mariam', 'Nour', 'Rania', 'Salma', 'Zeinab'],
    men: ['Ahmad', 'Bassam', 'Fadi', 'Hassan', 'Ibrahim', 'Khaled', 'Mahmoud', 'Nabil', 'Omar', 'Samir', 'Tarek', 'Youssef'],
    families: [
      'Al-Khatib', 'Al-Masri', 'Darwish', 'Haddad', 'Hamdan', 'Issa', 'Jabbour', 'Kassem', 'Mansour', 'Nasser', 'Rahal', 'Sabbagh',
      'Saleh', 'Taha', 'Younes', 'Zaher',
    ],
  },
  {
    share: 11,
    women: ['Asli', 'Fadumo', 'Hodan', 'Ifrah', 'Leylo', 'Sahra', 'Saida', 'Ubah'],
    men: ['Abdi', 'Bashir', 'Farah', 'Guled', 'Jamal', 'Liban', 'Mustafe', 'Said'],
    families: ['Abdulle', 'Ali', 'Dirie', 'Farah', 'Guled', 'Hersi', 'Jama', 'Mohamud', 'Nur', 'Warsame'],
  },
  {
    share: 9,
    women: ['Abrehet', 'Eden', 'Feven', 'Helen', 'Letebrhan', 'Saba', 'Selam', 'Winta'],
    men: ['Aman', 'Biniam', 'Dawit', 'Filmon', 'Haile', 'Mebrahtu', 'Samuel', 'Yonas'],
    families: ['Berhane', 'Gebremariam', 'Ghebrehiwet', 'Habte', 'Kidane', 'Mehari', 'Tekle', 'Tesfay', 'Weldu', 'Zerai'],
  },
  {
    share: 8,
    women: ['Fatemeh', 'Laila', 'Mahin', 'Parisa', 'Roya', 'Shirin', 'Soraya', 'Zahra'],
    men: ['Ali Reza', 'Farhad', 'Hamid', 'Jawad', 'Mehdi', 'Navid', 'Reza', 'Sohrab'],
    families: ['Ahmadi', 'Azizi', 'Haidari', 'Hosseini', 'Karimi', 'Mohammadi', 'Rahimi', 'Rostami', 'Sharifi', 'Tavakoli'],
  },
  {
    share: 8,
    women: ['Halyna', 'Iryna', 'Jasmina', 'Katarzyna', 'Mirela', 'Nadiia', 'Oksana', 'Vesna'],
    men: ['Bogdan', 'Dragan', 'Emir', 'Marek', 'Oleksandr', 'Petro', 'Sead', 'Zoran'],
    families: ['Begić', 'Bondarenko', 'Hadžić', 'Jovanović', 'Kovalenko', 'Kowalska', 'Marić', 'Nowak', 'Petrenko', 'Shevchuk'],
  },
];

/** A name of someone who might live here; family and given name come from the same part of the world. */
export function drawName(chance: Chance, isWoman: boolean): { givenName: string; familyName: string } {
  let left = chance.draw() * STOCKS.reduce((sum, { share }) => sum + share, 0);
  const stock = STOCKS.find(({ share }) => (left -= share) < 0) ?? (STOCKS[0] as NameStock);
  return { givenName: chance.oneOf(isWoman ? stock.women : stock.men), familyName: chance.oneOf(stock.families) };
}
